import type { JudgedComparison, PartRecord } from "../pipeline/partRecord.js";
import { labelMarkup } from "./labelMarkup.js";
import { html, type Markup } from "./markup.js";
import { partEyebrow } from "./partSection.js";

