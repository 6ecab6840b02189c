/** The document that an element asks for: all that Observable Plot and d3-selection need to make elements in it. */
interface SvgDocument {
  readonly documentElement: SvgElement;
  readonly createElementNS: (namespace: string, name: string) => SvgElement;
}

/** Beginnings of the text of an attribute that would end it or begin something else. */
const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };

/**
 * An element of a picture that is written out as text and never shown.
 *
 * It has the part of a document's interface that Observable Plot calls when it draws marks: a whole document takes longer to load than
 * a picture to draw.
 */
class SvgElement {
  readonly namespaceURI = "http://www.w3.org/2000/svg";
  readonly children: SvgElement[] = [];
  textContent = "";
  private readonly attributes = new Map<string, string>();

  constructor(
    readonly nodeName: string,
    readonly ownerDocument: SvgDocument,
  ) {}

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  appendChild(child: SvgElement): SvgElement {
    this.children.push(child);
    return child;
  }

  /** Elements are made in their order, so nothing comes before another. */
  insertBefore(child: SvgElement): SvgElement {
    return this.appendChild(child);
  }

  /** The element as text, its last attribute first. */
  get outerHTML(): string {
    const attributes = [...this.attributes]
      .reverse()
      .map(([name, value]) => ` ${name}="${value.replace(/[&<"]/g, (found) => ESCAPES[found]!)}"`);
    const tag = `${this.nodeName}${attributes.join("")}`;
    const inside = this.children.map(({ outerHTML }) => outerHTML).join("");
    return inside === "" ? `<${tag} />` : `<${tag}>${inside}</${this.nodeName}>`;
  }
}

/** A document for elements of pictures. */
export function svgDocument(): SvgDocument {
  const document: SvgDocument = {
    get documentElement() {
      return new SvgElement("svg", document);
    },
    createElementNS: (_namespace, name) => new SvgElement(name, document),
  };
  return document;
}
