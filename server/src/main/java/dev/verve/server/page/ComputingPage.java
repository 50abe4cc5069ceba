package dev.verve.server.page;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * What stands in place of a page whose answer is being computed; it turns into that page itself.
 */
public final class ComputingPage {
  private static final int ACCEPTED = 202;

  private final Pages pages;

  ComputingPage(Pages pages) {
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param address of the page that was asked for
   */
  public record View(Frame frame, String address) {}

  void show(Context ctx, Visitor visitor) {
    Room room = room(ctx.path());
    mark(ctx);
    pages.show(
        ctx, "computing", new View(pages.usual(ctx, visitor, room, room.title()), address(ctx)));
  }

  /** Says that the answer is not the last one: ask again. */
  static void mark(Context ctx) {
    ctx.status(ACCEPTED).header("Retry-After", "1");
  }

  /** The page that was asked for, with all that was asked. */
  static String address(Context ctx) {
    return ctx.path() + Optional.ofNullable(ctx.queryString()).map(it -> "?" + it).orElse("");
  }

  private static Room room(String path) {
    return Arrays.stream(Room.values())
        .filter(room -> path.startsWith(room.path()))
        .max(Comparator.comparingInt(room -> room.path().length()))
        .orElse(Room.OVERVIEW);
  }
}
