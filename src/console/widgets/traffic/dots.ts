/** The dots themselves: circles and texts that are made once and moved, past React, as often as the screen is drawn. */
import { type Dot, dotAt, type TrafficScene } from '../../domain/traffic-scene.ts';

const MOST_DOTS = 400;
/** More would hide each other. */
const MOST_LABELS = 6;

export class Dots {
  readonly #layer: SVGGElement;
  readonly #circles: SVGCircleElement[] = [];
  readonly #texts: SVGTextElement[] = [];

  constructor(layer: SVGGElement) {
    this.#layer = layer;
  }

  draw({ requests }: TrafficScene, nowMs: number): void {
    let circles = 0;
    const labelled: Dot[] = [];
    for (let index = requests.length - 1; index >= 0 && circles < MOST_DOTS; index--) {
      const request = requests[index];
      const dot = request && dotAt(request, nowMs);
      if (!dot) continue;
      this.#moveCircle(circles++, dot);
      if (dot.label !== undefined && labelled.length < MOST_LABELS && !labelled.some((other) => isNear(other, dot)))
        labelled.push(dot);
    }
    for (const circle of this.#circles.slice(circles)) set(circle, 'visibility', 'hidden');
    for (const [index, dot] of labelled.entries()) this.#moveText(index, dot);
    for (const text of this.#texts.slice(labelled.length)) text.setAttribute('visibility', 'hidden');
  }

  #moveCircle(index: number, { x, y, kind, opacity }: Dot): void {
    const circle = this.#circles[index] ?? this.#add('circle', this.#circles);
    set(circle, 'visibility', 'visible');
    set(circle, 'class', `dot dot-${kind}`);
    set(circle, 'r', '6');
    set(circle, 'cx', x.toFixed(1));
    set(circle, 'cy', y.toFixed(1));
    set(circle, 'opacity', opacity.toFixed(2));
  }

  #moveText(index: number, { x, y, kind, opacity, label = '' }: Dot): void {
    const text = this.#texts[index] ?? this.#add('text', this.#texts);
    text.setAttribute('visibility', 'visible');
    text.setAttribute('class', `dot-label dot-label-${kind}`);
    text.setAttribute('x', (x + (kind === 'refused' ? 12 : 0)).toFixed(1));
    text.setAttribute('y', (y + (kind === 'refused' ? 24 : -14)).toFixed(1));
    text.setAttribute('opacity', opacity.toFixed(2));
    if (text.textContent !== label) text.textContent = label;
  }

  #add<Name extends 'circle' | 'text'>(name: Name, among: SVGElementTagNameMap[Name][]): SVGElementTagNameMap[Name] {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    this.#layer.append(element);
    among.push(element);
    return element;
  }
}

/** What stays where it is, as most of them do inside their environments, is not drawn anew. */
function set(element: SVGElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

const isNear = (a: Dot, b: Dot) => Math.abs(a.x - b.x) < 200 && Math.abs(a.y - b.y) < 16;
