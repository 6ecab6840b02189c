import { type Page, pageOf } from "../page.js";
import { commandLinePage } from "./commandLine.js";
import { exitCodesPage } from "./exitCodes.js";
import { expressionsPage } from "./expressions.js";
import { parametersPage } from "./parameters.js";
import { plansPage } from "./plans.js";
import { resultsPage } from "./results.js";

/** The reference pages, generated from the program's own tables, definitions and docstrings. */
export async function referencePages(): Promise<readonly Page[]> {
  return [
    pageOf("reference/command-line.html", await commandLinePage()),
    pageOf("reference/parameters.html", parametersPage()),
    pageOf("reference/results.html", resultsPage()),
    pageOf("reference/plans.html", plansPage()),
    pageOf("reference/expressions.html", expressionsPage()),
    pageOf("reference/exit-codes.html", exitCodesPage()),
  ];
}
