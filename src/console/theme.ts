/**
 * Where the AWS console's colours differ from plain Cloudscape's: the orange of its primary button. Set on Cloudscape's
 * own variables; its theming module would do the same and weigh more than the rest of the list page.
 */
import {
  colorBackgroundButtonPrimaryActive,
  colorBackgroundButtonPrimaryDefault,
  colorBackgroundButtonPrimaryHover,
  colorTextButtonPrimaryActive,
  colorTextButtonPrimaryDefault,
  colorTextButtonPrimaryHover,
} from '#tokens';

const ORANGE = '#ff9900';
const DARK_ORANGE = '#fa6f00';
const INK = '#0f141a';

const COLOURS: [token: string, colour: string][] = [
  [colorBackgroundButtonPrimaryDefault, ORANGE],
  [colorBackgroundButtonPrimaryHover, DARK_ORANGE],
  [colorBackgroundButtonPrimaryActive, DARK_ORANGE],
  [colorTextButtonPrimaryDefault, INK],
  [colorTextButtonPrimaryHover, INK],
  [colorTextButtonPrimaryActive, INK],
];

/** The variable's name in a token such as `var(--color-text-link-x1y2z3, #006ce0)`. */
export function tokenVariable(token: string): string {
  const name = /^var\((--[\w-]+)/.exec(token)?.[1];
  if (!name) throw new Error(`Not a design token: ${token}`);
  return name;
}

/** On the body: there stand the dark mode's values, which an ancestor's would not outweigh. */
export function applyConsoleTheme(body: HTMLElement): void {
  for (const [token, colour] of COLOURS) body.style.setProperty(tokenVariable(token), colour);
}
