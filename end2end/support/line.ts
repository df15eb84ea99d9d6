// A line that can be cut: the browser's own "offline" leaves an open websocket alone, so that one is cut as well.
import type { Page, WebSocketRoute } from "@playwright/test";

export interface BreakableLine {
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Must be asked for before the page goes anywhere. */
export async function breakable(page: Page): Promise<BreakableLine> {
  let down = false;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/\/live$/, async socket => {
    if (down) return socket.close();
    open.add(socket);
    open.add(socket.connectToServer());
  });
  return {
    async cut() {
      down = true;
      await page.context().setOffline(true);
      await Promise.all([...open].map(socket => socket.close()));
      open.clear();
    },
    async mend() {
      down = false;
      await page.context().setOffline(false);
    },
  };
}
