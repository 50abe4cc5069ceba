package dev.verve.server.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.verve.server.web.JsonText;
import io.javalin.http.Context;
import java.util.Optional;

/** What went wrong, as a page: what happened, what is safe, what to do. */
public final class ErrorPage {
  private static final int STARTING = 503;

  private final Pages pages;

  ErrorPage(Pages pages) {
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param title what happened, in a few words
   * @param detail what happened, in full
   */
  public record View(Frame frame, int status, String title, String detail) {}

  /** How to begin, in place of a page that has nothing to show yet. */
  void start(Context ctx, Optional<Visitor> visitor) {
    Frame frame = pages.plain(ctx, visitor, Optional.of(Room.OVERVIEW), "Begin");
    pages.show(ctx, "start", new StartView(frame, ctx.scheme() + "://" + ctx.host()));
  }

  /** The problem that was just answered, as a page. */
  void show(Context ctx, Optional<Visitor> visitor) {
    show(ctx, visitor, ctx.statusCode(), sentence(detail(String.valueOf(ctx.result()))));
  }

  private static String detail(String problem) {
    try {
      return JsonText.MAPPER.readTree(problem).path("detail").asText();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem of ours is no JSON", e);
    }
  }

  void show(Context ctx, Optional<Visitor> visitor, int status, String detail) {
    Frame frame = pages.plain(ctx, visitor, Optional.empty(), title(status));
    ctx.status(status);
    pages.show(
        ctx,
        "error",
        new View(status == STARTING ? frame.reloading(2) : frame, status, title(status), detail));
  }

  private static String title(int status) {
    return switch (status) {
      case 400, 422 -> "That cannot be done so";
      case 403 -> "That is not yours to do";
      case 404, 405 -> "There is nothing here";
      case 429 -> "Wait a moment";
      case STARTING -> "The first scores are being computed";
      default -> "The server failed";
    };
  }

  private static String sentence(String detail) {
    if (detail.isEmpty() || detail.contains("\n")) {
      return detail;
    }
    String text = Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
    return text.endsWith(".") ? text : text + ".";
  }
}
