// What the page uses of the library that makes QR codes. The checker takes it in place of lean-qr.js.

export interface Code {
  readonly size: number;
  /** Whether that module is dark; outside of the code none is. */
  get(x: number, y: number): boolean;
}

type Level = { readonly level: unique symbol };

export const correction: { readonly L: Level; readonly M: Level; readonly Q: Level; readonly H: Level };

export function generate(text: string, options: { minCorrectionLevel: Level }): Code;
