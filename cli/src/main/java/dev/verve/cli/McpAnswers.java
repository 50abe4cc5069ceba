package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.verve.server.ServerOptions;
import dev.verve.server.VerveServer;
import dev.verve.server.store.Credential;
import dev.verve.server.store.Credentials;
import dev.verve.server.store.Role;
import dev.verve.server.store.Store;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The API of a server, asked as a viewer: of one that runs, or of a folder's, run meanwhile. */
final class McpAnswers implements AutoCloseable {
  private static final String WHO = "mcp";

  private final Remote remote;
  private final Runnable end;
  private final AtomicBoolean ended = new AtomicBoolean();

  private McpAnswers(Remote remote, Runnable end) {
    this.remote = remote;
    this.end = end;
  }

  static McpAnswers of(StoreAccess access) {
    Optional<Remote> running = access.remote();
    return running.map(remote -> new McpAnswers(remote, () -> {})).orElseGet(() -> own(access));
  }

  /** A server of our own on a free port of this machine, with a token that ends with it. */
  private static McpAnswers own(StoreAccess access) {
    Credential.Issued viewer;
    try (Store store = access.open()) {
      viewer = Credentials.of(store).issue(Role.VIEWER, WHO, WHO);
    }
    VerveServer server = VerveServer.start(ServerOptions.in(access.folder()).withPort(0));
    McpAnswers answers =
        new McpAnswers(
            new Remote(server.address(), viewer.secret()),
            () -> server.closeRevoking(viewer.credential().id(), WHO));
    // Agents end a process as soon as they have closed its input.
    Runtime.getRuntime().addShutdownHook(new Thread(answers::close, "verve-mcp-stop"));
    return answers;
  }

  /**
   * The answer of a path.
   *
   * @throws dev.verve.problem.UserError with what the server says is wrong
   */
  JsonNode get(String path) {
    return remote.json("GET", path, "");
  }

  /** Waits where the end is under way already. */
  @Override
  public synchronized void close() {
    if (!ended.getAndSet(true)) {
      end.run();
    }
  }
}
