declare module 'spdx-expression-parse' {
  type Expression =
    | { license: string; plus?: true; exception?: string }
    | { left: Expression; conjunction: 'and' | 'or'; right: Expression };
  /** @throws where the text is no SPDX expression */
  export default function parse(text: string): Expression;
}
