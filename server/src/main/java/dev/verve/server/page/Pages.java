package dev.verve.server.page;

import dev.verve.server.api.Head;
import dev.verve.server.live.Models;
import dev.verve.server.live.SegmentValues;
import dev.verve.server.live.Studies;
import dev.verve.server.store.Store;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What all pages share: the frame around them, and the templates that write them. */
final class Pages {
  private static final int USUAL_BANDS = 4;

  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Store store;
  private final Assets assets;
  private final SegmentValues values;
  private final Recall recall;

  /**
   * What pages share.
   *
   * @param recall keeps what takes seconds
   * @param quick does what every page needs, apart from that
   */
  Pages(Store store, Assets assets, Recall recall, Recall quick) {
    this.store = store;
    this.assets = assets;
    this.values = new SegmentValues(store, quick::now);
    this.recall = recall;
  }

  Store store() {
    return store;
  }

  /** Studies of everybody, or of a segment. */
  Studies studies(Head head, String segment) {
    Studies all = new Studies(store, head.model());
    return Segment.match(segment).map(all::among).orElse(all);
  }

  /** Answers that are kept. */
  Recall recall() {
    return recall;
  }

  /** The values that a trait ever had. */
  List<String> values(String trait) {
    return values.of(trait);
  }

  /**
   * The current model and date.
   *
   * @throws NotStarted where no model is published yet, and none could be drafted
   */
  Head head() {
    return store.read(
        connection -> {
          Optional<Head> now = Head.now(connection);
          if (now.isEmpty() && Models.published(connection).isEmpty()) {
            throw new NotStarted();
          }
          return now.isPresent() ? now.get() : Head.current(connection);
        });
  }

  /** The frame of a page about the current scores, where there are any. */
  Frame usual(Context ctx, Visitor visitor, Room room, String title) {
    return store
        .read(Head::now)
        .map(head -> frame(ctx, visitor, room, title, head))
        .orElseGet(() -> plain(ctx, Optional.of(visitor), Optional.of(room), title));
  }

  /** The frame of a page about the current scores. */
  Frame frame(Context ctx, Visitor visitor, Room room, String title, Head head) {
    List<Segment.Group> groups = new ArrayList<>();
    for (String trait : head.model().model().segments()) {
      List<String> known = values.of(trait);
      if (!known.isEmpty()) {
        groups.add(new Segment.Group(trait, known));
      }
    }
    return new Frame(
        title,
        room,
        visitor,
        Optional.of(Standing.of(head)),
        new Segment(Segment.asked(ctx), groups),
        files(head.model().model().bands().list().size()),
        ctx.path(),
        0);
  }

  /** The frame of a page that needs no scores. */
  Frame plain(Context ctx, Optional<Visitor> visitor, Optional<Room> room, String title) {
    return new Frame(
        title,
        room.orElse(null),
        visitor.orElse(null),
        Optional.empty(),
        new Segment("", List.of()),
        files(USUAL_BANDS),
        ctx.path(),
        0);
  }

  private Frame.Files files(int bands) {
    return new Frame.Files(
        assets.charts(bands),
        assets.of("app.css"),
        assets.of("htmx.js"),
        assets.of("app.js"),
        assets.of("icon.svg"));
  }

  /** Where a script lies that only some pages load. */
  String script(String name) {
    return assets.of(name);
  }

  /** Answers with a template. */
  void show(Context ctx, String template, Object view) {
    StringOutput output = new StringOutput();
    templates.render(template + ".jte", view, output);
    ctx.html(output.toString());
  }
}
