/** The part of koffi that is used here. The package is optional, and the program is built where it is not installed. */
declare module "koffi" {
  interface Library {
    func(signature: string): (...args: unknown[]) => void;
  }
  const koffi: { load(path: string): Library };
  export default koffi;
}
