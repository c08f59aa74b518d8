// What a picture tells of itself: its element states what it drew, so that tests need no pixels.

import { expect, type Locator, type Page } from "@playwright/test";

export interface Box {
  /** The id of the entity; empty for the name of an area and for a count. */
  owner: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Label extends Box {
  kind: "name" | "tag" | "area" | "folded" | "count" | "heading";
  text: string;
  /** The height of its letters in pixels. */
  size: number;
}

export interface Drawn {
  renderer: "webgl2" | "svg";
  shapes: number;
  tags: number;
  zoom: number;
  labels: Label[];
  boxes: Box[];
}

/** What software drawing says when its pixels are read for a screenshot. */
export const DRIVER_TALK = /GL Driver Message/;

export function picture(page: Page): Locator {
  return page.locator(".picture-host");
}

/** What is drawn, once something is. */
export async function drawn(page: Page): Promise<Drawn> {
  const host = picture(page);
  await expect(host).toHaveAttribute("data-shapes", /\d/);
  return host.evaluate((element) => {
    const facts = (element as HTMLElement).dataset;
    return {
      renderer: facts.renderer as Drawn["renderer"],
      shapes: Number(facts.shapes),
      tags: Number(facts.tags),
      zoom: Number(facts.zoom),
      labels: JSON.parse(facts.labels ?? "[]"),
      boxes: JSON.parse(facts.boxes ?? "[]"),
    };
  });
}

/** Pairs that overlap: labels among themselves, and labels with the shapes of others. */
export function overlaps({ labels, boxes }: Drawn): string[] {
  const found: string[] = [];
  labels.forEach((label, place) => {
    for (const other of labels.slice(0, place)) {
      if (meet(label, other)) found.push(`${label.text} and ${other.text}`);
    }
    for (const box of boxes) {
      if (box.owner !== label.owner && meet(label, box)) found.push(`${label.text} on ${box.owner}`);
    }
  });
  return found;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The middle of a box, as a place in the picture's element. */
export function middle(box: Box): { x: number; y: number } {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

export function boxOf(drawn: Drawn, owner: string): Box {
  const box = drawn.boxes.find((box) => box.owner === owner);
  if (box === undefined) throw new Error(`${owner} is not in the picture`);
  return box;
}
