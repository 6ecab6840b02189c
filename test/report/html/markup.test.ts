import { expect, test } from "vitest";
import { html, raw } from "../../../src/report/html/markup.js";

test("html escapes text, in elements and in attributes, and keeps numbers", () => {
  expect(html`<a title="${'"x"'}">${"<b> & c"}</a> ${0}`.markup).toBe(
    '<a title="&quot;x&quot;">&lt;b&gt; &amp; c</a> 0',
  );
});

test("html takes markup and lists as they are, and nothing for nothing", () => {
  const items = ["a<", html`<i>b</i>`, undefined];
  expect(html`<p>${items}${undefined}${raw("<hr>")}</p>`.markup).toBe("<p>a&lt;<i>b</i><hr></p>");
});
