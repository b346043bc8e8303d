// What the page uses of the library that reads CommonMark. The checker takes it in place of markdown-it.js.

export interface Token {
  readonly type: string;
  readonly tag: string;
  /** 1 opens, -1 closes, 0 stands alone. */
  readonly nesting: -1 | 0 | 1;
  readonly children: Token[] | null;
  readonly markup: string;
  content: string;
  attrs: [string, string][] | null;
  /** The page's own: how a link was written. */
  meta: { written: string } | null;
  attrGet(name: string): string | null;
}

interface State {
  readonly src: string;
  readonly tokens: Token[];
  readonly level: number;
  push(type: string, tag: string, nesting: -1 | 0 | 1): Token;
}

export interface InlineState extends State {
  pos: number;
  readonly posMax: number;
  pending: string;
  readonly linkLevel: number;
}

export interface BlockState extends State {
  readonly line: number;
  readonly blkIndent: number;
  getLines(begin: number, end: number, indent: number, keepLastLineFeed: boolean): string;
}

export type InlineRule = (state: InlineState, silent: boolean) => boolean;
export type BlockRule = (state: BlockState, line: number, end: number, silent: boolean) => boolean;

export interface Ruler<Rule> {
  readonly __rules__: { readonly name: string; readonly fn: Rule; readonly alt: string[] }[];
  at(name: string, rule: Rule, options?: { alt: string[] }): void;
}

export default class MarkdownIt {
  constructor(options: { html: boolean });
  disable(names: string[]): this;
  parse(source: string, env: object): Token[];
  validateLink: (address: string) => boolean;
  normalizeLink: (address: string) => string;
  normalizeLinkText: (address: string) => string;
  readonly inline: { readonly ruler: Ruler<InlineRule> };
  readonly block: { readonly ruler: Ruler<BlockRule> };
}
