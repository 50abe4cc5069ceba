package dev.verve.server.api;

import dev.verve.server.store.Backup;
import dev.verve.server.store.Export;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The store as files, while the server runs. */
final class FileRoutes {
  private final Store store;

  FileRoutes(Store store) {
    this.store = store;
  }

  List<Route> routes() {
    return List.of(
        Route.post(
            "/api/v1/backup",
            Role.ADMIN,
            "The whole store as one file, of one moment, to be kept and restored",
            "File",
            this::backup),
        Route.post(
            "/api/v1/export",
            Role.ADMIN,
            "Writes the store as Parquet into the data folder",
            "Exported",
            this::export));
  }

  private void backup(Context ctx) throws IOException {
    Path file = new Backup(store).make();
    try (OutputStream out = ctx.res().getOutputStream()) {
      ctx.contentType("application/octet-stream");
      ctx.header("Content-Disposition", "attachment; filename=verve-backup.duckdb");
      ctx.res().setContentLengthLong(Files.size(file));
      Files.copy(file, out);
    } finally {
      Files.delete(file);
    }
  }

  private void export(Context ctx) {
    Export.Done done = new Export(store).run();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("folder", done.folder().toString());
    answer.put("rows", done.rows());
    Answers.json(ctx, answer);
  }
}
