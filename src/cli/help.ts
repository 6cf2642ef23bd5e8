/** Help texts: notes and examples as data, laid out for the width of the terminal. */
import type { Help as CommanderHelp } from 'commander';
import { displayWidth, padEnd, wrappedLines } from './display-width.js';

/** What stands after the options of a command. */
export interface HelpText {
  /** Paragraphs, and lists of names with their meanings. */
  readonly notes?: readonly (string | readonly (readonly [name: string, meaning: string])[])[];
  /** Command lines that work in any shell, as they are. */
  readonly examples: readonly string[];
}

/** Descriptions stand beside their names where they have so many columns, and below them elsewhere. */
const LEAST_DESCRIPTION = 30;
const INDENT = 2;

export function helpText({ notes = [], examples }: HelpText, width: number): string {
  const parts = notes.map((note) =>
    typeof note === 'string'
      ? wrappedLines(note, width).join('\n')
      : items(note, Math.max(...note.map(([name]) => displayWidth(name))), width).join('\n'),
  );
  const shown = examples.map((example) => `  $ ${commandLines(example, width - 6).join('\n      ')}`);
  return `\n${[...parts, `Examples:\n${shown.join('\n')}`].join('\n\n')}`;
}

function items(
  list: readonly (readonly [name: string, meaning: string])[],
  nameWidth: number,
  width: number,
): string[] {
  const beside = width - nameWidth - 2 * INDENT;
  const indent = ' '.repeat(INDENT);
  return list.map(([name, meaning]) => {
    if (beside < LEAST_DESCRIPTION) {
      const lines = wrappedLines(meaning, width - 3 * INDENT);
      return [`${indent}${name}`, ...lines.map((line) => indent.repeat(3) + line)].join('\n');
    }
    const lines = wrappedLines(meaning, beside);
    return `${indent}${padEnd(name, nameWidth)}${indent}${lines.join(`\n${' '.repeat(nameWidth + 2 * INDENT)}`)}`.trimEnd();
  });
}

/** A command line in lines that a shell reads as one; it is broken between words, before options where it can be. */
export function commandLines(command: string, width: number): string[] {
  const lines: string[] = [];
  // The backslash at the end of a line takes two columns.
  const fits = (text: string): boolean => displayWidth(text) <= width - 2;
  const add = (part: string): void => {
    const longer = lines.length === 0 ? part : `${lines[lines.length - 1]} ${part}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(part);
  };
  for (const phrase of phrasesOf(shellWords(command))) {
    if (fits(phrase)) add(phrase);
    else shellWords(phrase).forEach(add);
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line} \\` : line));
}

/** Options with the words that belong to them. */
function phrasesOf(words: readonly string[]): string[] {
  const phrases: string[] = [];
  for (const word of words) {
    if (phrases.length === 0 || word.startsWith('-')) phrases.push(word);
    else phrases[phrases.length - 1] += ` ${word}`;
  }
  return phrases;
}

/** The words of a command line with their quotes. */
export function shellWords(command: string): string[] {
  return command.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
}

/** How the parser of command lines lays out its part of the help. */
export const helpStyle: Partial<CommanderHelp> = {
  minWidthToWrap: 1,
  displayWidth,
  boxWrap: (text, width) =>
    text
      .split('\n')
      .flatMap((line) => wrappedLines(line, width))
      .join('\n'),
  formatItem(term, termWidth, description, helper) {
    return items([[term, description]], termWidth, helper.helpWidth ?? 80).join('\n');
  },
};
