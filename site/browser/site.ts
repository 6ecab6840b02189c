import MiniSearch, { type SearchResult } from "minisearch";
import { SEARCH_OPTIONS, type SearchEntry } from "./searchOptions.js";

declare global {
  interface Window {
    RAF_SEARCH?: Parameters<typeof MiniSearch.loadJS<SearchEntry>>[0];
  }
}

/** Results that are listed. */
const LISTED = 12;

const root = document.documentElement.dataset["root"] ?? "";

search(element("#query", HTMLInputElement), element("#found", HTMLElement));
themeButton(element("#theme", HTMLButtonElement));
menuButton(element("#menu", HTMLButtonElement), element("#pages", HTMLElement));
copyButtons();

function element<Kind extends HTMLElement>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** Searches while one types. The index is loaded when the field is first used. */
function search(query: HTMLInputElement, found: HTMLElement): void {
  let index: Promise<MiniSearch<SearchEntry>> | undefined;
  const show = async (): Promise<void> => {
    const words = query.value.trim();
    index ??= loadedIndex();
    const results = words === "" ? [] : (await index).search(words).slice(0, LISTED);
    if (words !== query.value.trim()) return;
    found.hidden = words === "";
    found.replaceChildren(...(results.length === 0 ? [nothing(words)] : results.map(resultLink)));
  };
  query.addEventListener("focus", () => {
    index ??= loadedIndex();
  });
  query.addEventListener("input", () => void show());
  query.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") {
      event.preventDefault();
      found.querySelector("a")?.focus();
    }
  });
  query.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("a")?.click();
  });
  found.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const links = [...found.querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
    (next ?? query).focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") found.hidden = true;
    if (event.key === "/" && !(event.target instanceof HTMLInputElement)) {
      event.preventDefault();
      query.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && query.form?.contains(event.target) !== true) found.hidden = true;
  });
}

function loadedIndex(): Promise<MiniSearch<SearchEntry>> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${root}assets/search.js`;
    script.addEventListener("load", () => {
      if (window.RAF_SEARCH !== undefined) resolve(MiniSearch.loadJS<SearchEntry>(window.RAF_SEARCH, SEARCH_OPTIONS));
    });
    script.addEventListener("error", () => reject(new Error("the search index could not be loaded")));
    document.head.append(script);
  });
}

function resultLink(result: SearchResult): HTMLElement {
  const link = document.createElement("a");
  link.href = root + String(result.id);
  const page = document.createElement("small");
  page.textContent = String(result["page"]);
  link.append(String(result["heading"]), page);
  return link;
}

function nothing(words: string): HTMLElement {
  const line = document.createElement("p");
  line.textContent = `Nothing about "${words}".`;
  return line;
}

function themeButton(button: HTMLButtonElement): void {
  button.addEventListener("click", () => {
    const shown =
      document.documentElement.dataset["theme"] ||
      (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const next = shown === "dark" ? "light" : "dark";
    document.documentElement.dataset["theme"] = next;
    try {
      localStorage.setItem("raf-theme", next);
    } catch {
      // A browser may forbid storage: the choice then holds for this page.
    }
  });
}

function menuButton(button: HTMLButtonElement, pages: HTMLElement): void {
  button.addEventListener("click", () => {
    const open = pages.classList.toggle("open");
    button.setAttribute("aria-expanded", String(open));
  });
}

function copyButtons(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button.copy")) {
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(button.dataset["copy"] ?? "").then(
        () => {
          button.textContent = "Copied";
        },
        () => {
          button.textContent = "Not allowed here";
        },
      );
    });
  }
}
