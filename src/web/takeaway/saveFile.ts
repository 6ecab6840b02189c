/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun when the click returns, but some browsers read the address later.
  setTimeout(() => URL.revokeObjectURL(address), RELEASE);
}

/** Milliseconds after which an address is given back. */
const RELEASE = 10_000;
