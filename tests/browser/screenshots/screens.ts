// One row per picture: its file in docs/screenshots, the address, and what must stand on the
// screen before it is taken.

import { fileURLToPath } from "node:url";
import { DRIVER_TALK } from "../support/picture.ts";
import { expect, test } from "../support/test.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));

const SCREENS = [
  { file: "start.png", address: "/", visible: "[data-answer=start]" },
  { file: "weg.png", address: "/weg?van=herwin&naar=vlaio", visible: "[data-answer=steps]" },
  { file: "febecoop.png", address: "/weg?van=febecoop&naar=facilitair-bedrijf", visible: "[data-answer=steps]" },
  { file: "trividend.png", address: "/weg?van=trividend&naar=dwse", visible: "[data-answer=steps]" },
  { file: "geen-weg.png", address: "/weg?van=bewel&naar=vlaio&zeker=hoog", visible: "[data-answer=islands]" },
  { file: "hefboom.png", address: "/hefboom/vc-jobs", visible: "[data-relation]" },
  { file: "groep.png", address: "/groep/febecoop", visible: "table" },
  { file: "adviseurs.png", address: "/context/vlaamse-regering", visible: "[data-relation]" },
  { file: "serv.png", address: "/actor/serv", visible: "[data-relation]" },
  { file: "bron.png", address: "/bron?adres=https:%2F%2Fwww.socialeeconomie.be%2Fnl%2Fnieuws%2Fsfeerverslag-stakeholdersforum-impactgericht-ondernemerschap-6-mei-2024", visible: "[data-answer=source-alone]" },
  { file: "voor-het-forum.png", address: "/over?toestand=2024-05-05", visible: "[data-answer=sentence]" },
  { file: "tussen.png", address: "/tussen?wie=vlaio,dep-omgeving,facilitair-bedrijf", visible: ".pair" },
  { file: "uitval.png", address: "/uitval?wie=dwse", visible: "[data-shapes]" },
  { file: "kolommen.png", address: "/netwerk?plaats=kolommen", visible: "[data-shapes]" },
  { file: "netwerk.png", address: "/netwerk", visible: "[data-shapes]" },
];

for (const { file, address, visible } of SCREENS) {
  test(file, async ({ page, complaints }) => {
    complaints.expected = [DRIVER_TALK];
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(address);
    await expect(page.locator(visible).first()).toBeVisible();
    await page.screenshot({ path: `${FOLDER}${file}` });
  });
}
