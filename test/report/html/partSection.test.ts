import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { partSection } from "../../../src/report/html/partSection.js";
import { shown } from "./shown.js";

const parsed = (...given: Parameters<typeof shown>) => parseHTML(partSection(shown(...given)).markup).document;

test("partSection has the picture with its caption as its name, and all that made it", () => {
  const document = parsed("figure-1");
  const picture = document.querySelector("figure svg");
  expect(picture?.getAttribute("role")).toBe("img");
  expect(picture?.getAttribute("aria-label")).toBe("Title of figure-1. A line x -> y.");
  expect(picture?.getAttribute("viewBox")).toMatch(/^0 0 504 /);
  expect(document.querySelector("h2")?.textContent).toBe("Figure 1 Title of figure-1");
  expect([...document.querySelectorAll("dl > *")].map((line) => line.textContent.trim())).toEqual([
    "epsilon",
    "0.2",
    "made by",
    "raf paper 1",
    "files",
    "figure-1.csv figure-1.json",
  ]);
  expect(document.querySelector("table")).not.toBeNull();
  expect(document.querySelector(".notes")?.textContent.trim()).toBe("A note with lambda -> 0+.");
});

test("partSection shows the caption of a part without a picture, and no empty notes", () => {
  const document = parsed("table", { notes: [] });
  expect(document.querySelector("figure")).toBeNull();
  expect(document.querySelector(".caption")?.textContent).toBe("A line x -> y.");
  expect(document.querySelector(".notes")).toBeNull();
});

test("partSection warns of points that were not solved", () => {
  expect(parsed("rates", { unsolved: 1 }).querySelector(".warning")?.textContent).toBe(
    "1 of 2 points were not solved; the data say which.",
  );
});
