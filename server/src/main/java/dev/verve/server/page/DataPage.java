package dev.verve.server.page;

import dev.verve.demo.DemoProduct;
import dev.verve.duckdb.DuckDbEngine;
import dev.verve.duckdb.DuckDbOptions;
import dev.verve.duckdb.TemporaryFolder;
import dev.verve.duckdb.source.EventInput;
import dev.verve.duckdb.source.Inputs;
import dev.verve.duckdb.source.Loaded;
import dev.verve.duckdb.source.RejectPolicy;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.demo.DemoFeed;
import dev.verve.server.ingest.FileImport;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Role;
import dev.verve.server.store.Sql;
import dev.verve.server.store.Store;
import dev.verve.server.web.HttpProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Data that somebody brings by hand: files of events and users, read as {@code verve import} reads
 * them, with the same rules for what cannot be used; and the simulated product.
 */
final class DataPage {
  private static final int MOST_MEGABYTES = 100;
  private static final long MEGABYTE = 1_000_000;
  private static final String MEMORY = "512MB";
  private static final List<String> KINDS =
      List.of(".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".json", ".parquet");

  private final Pages pages;
  private final Scorer scorer;
  private final SettingsPage settings;
  private final AtomicBoolean isLoading = new AtomicBoolean();

  DataPage(Pages pages, Scorer scorer, SettingsPage settings) {
    this.pages = pages;
    this.scorer = scorer;
    this.settings = settings;
  }

  void register(RoutesConfig routes, Door door) {
    // the size is looked at before anything of the form is read
    routes.post(
        "/settings/import",
        door.page(
            Role.EDITOR,
            (ctx, visitor) -> {
              refuseIfLarge(ctx);
              Door.requireForm(ctx, visitor);
              bring(ctx, visitor);
            }));
    routes.post("/settings/demo", door.form(Role.ADMIN, this::demo));
  }

  private static void refuseIfLarge(Context ctx) {
    long length = ctx.req().getContentLengthLong();
    if (length < 0 || length > MOST_MEGABYTES * MEGABYTE) {
      throw HttpProblem.tooLarge(
          "a file that is sent here has at most %d MB; bring larger ones with `verve import` while the server is stopped"
              .formatted(MOST_MEGABYTES));
    }
  }

  private void bring(Context ctx, Visitor visitor) throws IOException {
    UploadedFile events =
        file(ctx, "events")
            .orElseThrow(
                () ->
                    UserError.of(
                        Place.option("events"),
                        "no file was chosen",
                        "Choose a file of events: " + String.join(", ", KINDS) + "."));
    Store store = pages.store();
    try (TemporaryFolder scratch = TemporaryFolder.make();
        DuckDbEngine engine =
            DuckDbEngine.open(
                DuckDbOptions.defaults().withZone(ZoneId.of("UTC")).withMemory(MEMORY))) {
      EventInput input = EventInput.of(save(events, scratch.path(), "events"));
      Optional<UploadedFile> users = file(ctx, "users");
      if (users.isPresent()) {
        input = input.withUsers(save(users.get(), scratch.path(), "users"));
      }
      Inputs inputs = Inputs.open(engine, input, scratch.path());
      Loaded loaded = inputs.load(RejectPolicy.defaults());
      FileImport.Imported imported = new FileImport(store, engine, input).run(inputs, loaded);
      scorer.wake();
      settings.show(ctx, visitor, words(events.filename(), loaded, imported));
    }
  }

  private static Optional<UploadedFile> file(Context ctx, String name) {
    return Optional.ofNullable(ctx.uploadedFile(name)).filter(file -> file.size() > 0);
  }

  /** Under a name of ours, which no name of theirs reaches out of. */
  private static Path save(UploadedFile file, Path folder, String name) throws IOException {
    String theirs = file.filename().toLowerCase(Locale.ROOT);
    String kind =
        KINDS.stream()
            .filter(theirs::endsWith)
            .findFirst()
            .orElseThrow(
                () ->
                    UserError.of(
                        Place.option(name),
                        "nobody can tell by its name what the file holds",
                        "Name it by its kind: " + String.join(", ", KINDS) + "."));
    Path saved = folder.resolve(name + kind);
    try (InputStream content = file.content()) {
      Files.copy(content, saved);
    }
    return saved;
  }

  private static String words(String name, Loaded loaded, FileImport.Imported imported) {
    StringBuilder words = new StringBuilder();
    words.append(
        "Imported %s events and %s users of %s."
            .formatted(Say.count(imported.events()), Say.count(imported.users()), name));
    long repeated = loaded.repeated() + imported.repeated();
    if (repeated > 0) {
      words.append(" %s had come before.".formatted(Say.count(repeated)));
    }
    if (loaded.rejected() > 0) {
      words.append(
          " %s %s could not be used: %s."
              .formatted(
                  Say.count(loaded.rejected()),
                  loaded.rejected() == 1 ? "row" : "rows",
                  String.join(
                      ", ",
                      loaded.reasons().entrySet().stream()
                          .map(it -> Say.count(it.getValue()) + " " + it.getKey())
                          .toList())));
    }
    return words.toString();
  }

  private void demo(Context ctx, Visitor visitor) {
    Store store = pages.store();
    boolean isEmpty =
        store.read(
            c ->
                new Sql(c)
                        .number(
                            "select count(*) from event_log where event <> ?",
                            SettingsPage.TEST_EVENT)
                    == 0);
    if (!isEmpty || isLoading.getAndSet(true)) {
      throw HttpProblem.malformed(
          "the simulated product would mix with the events that are here; open it with `verve demo` in a folder of its own");
    }
    LocalDate yesterday = LocalDate.ofInstant(store.clock().instant(), ZoneOffset.UTC).minusDays(1);
    pages.recall().now(() -> DemoFeed.run(DemoProduct.defaults().withLastDay(yesterday), store));
    settings.show(
        ctx,
        visitor,
        "The simulated product is coming in, 842 thousand events in about half a minute; a model is drafted from them.");
  }
}
