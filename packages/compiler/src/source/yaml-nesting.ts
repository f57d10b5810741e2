/** What the parser's lexer emits beside the text itself. */
const DOCUMENT_START = "\x02";
const FLOW_CANCEL = "\x18";
const SCALAR_NEXT = "\x1f";

/** A bracket or a quote that has no partner. */
export interface Unclosed {
  readonly offset: number;
  readonly character: string;
}

/**
 * Follows a YAML lexer to bound the nesting before anything recursive sees the text (thousands of levels do not throw
 * in the parser: V8 aborts the process when it compiles a regular expression near the end of the stack), and to
 * remember what the parser forgets: where an unclosed bracket or quote was opened, and where the comments are.
 */
export class NestingWatch {
  /** Columns at which block collections may have begun, ascending. */
  readonly #columns: number[] = [];
  readonly #brackets: Unclosed[] = [];
  readonly unclosedBrackets: Unclosed[] = [];
  /** End of the string → its opening quote. */
  readonly unclosedQuotes = new Map<number, Unclosed>();
  readonly comments: { readonly offset: number; readonly text: string }[] = [];
  /** Offset of the next lexeme. */
  offset = 0;
  #lineStart = 0;
  #fresh = true;
  #scalar = false;

  /** An upper bound of the nesting at this point, up to a factor of two. */
  get depth(): number {
    return this.#columns.length + this.#brackets.length;
  }

  see(lexeme: string): void {
    if (this.#scalar) {
      this.#scalar = false;
      this.#node();
      this.#advance(lexeme);
    } else if (lexeme === SCALAR_NEXT) this.#scalar = true;
    else if (lexeme === FLOW_CANCEL) this.#cancel();
    else if (lexeme !== DOCUMENT_START) {
      this.#token(lexeme);
      this.#advance(lexeme);
    }
  }

  end(): void {
    this.#cancel();
  }

  #token(lexeme: string): void {
    switch (lexeme[0]) {
      case " ":
      case "\t":
      case ",":
        return;
      case "\n":
      case "\r":
        this.#fresh = true;
        return;
      case "#":
        this.comments.push({ offset: this.offset, text: lexeme });
        return;
      case "[":
      case "{":
        this.#node();
        this.#brackets.push({ offset: this.offset, character: lexeme });
        return;
      case "]":
      case "}": {
        const open = this.#brackets.pop();
        if (open && (open.character === "[") !== (lexeme === "]")) this.unclosedBrackets.push(open);
        return;
      }
      case '"':
      case "'":
        this.#node();
        if (lexeme.length === 1 || !lexeme.endsWith(lexeme[0])) {
          const unclosed = { offset: this.offset, character: lexeme[0] };
          this.unclosedQuotes.set(this.offset + lexeme.length, unclosed);
        }
        return;
      default:
        this.#node();
        if (lexeme === "-" || lexeme === "?" || lexeme === ":") this.#fresh = true;
    }
  }

  /** A node begins here: the first on its line, or the first after an indicator, may open a block collection. */
  #node(): void {
    if (!this.#fresh || this.#brackets.length > 0) return;
    this.#fresh = false;
    const column = this.offset - this.#lineStart;
    while ((this.#columns.at(-1) ?? -1) >= column) this.#columns.pop();
    this.#columns.push(column);
  }

  #advance(lexeme: string): void {
    const newline = lexeme.lastIndexOf("\n");
    if (newline !== -1) {
      this.#lineStart = this.offset + newline + 1;
      this.#fresh = true;
    }
    this.offset += lexeme.length;
  }

  /** The brackets that are still open stay so; naming the innermost is enough to find the rest. */
  #cancel(): void {
    const innermost = this.#brackets.at(-1);
    if (innermost) this.unclosedBrackets.push(innermost);
    this.#brackets.length = 0;
  }
}
