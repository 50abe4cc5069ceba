package dev.verve.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import dev.verve.server.live.Scorer;
import dev.verve.server.store.Erased;
import dev.verve.server.store.Erasure;
import dev.verve.server.store.Purge;
import dev.verve.server.store.Store;
import dev.verve.server.web.JsonText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases a person. */
@Command(
    name = "forget",
    mixinStandardHelpOptions = true,
    description = {
      "Erases a person everywhere in a store.",
      "Every id, event, trait, score and reject.",
      "What remains is a receipt under the hash of the id; asked again, it is shown."
    },
    footer = {"", "Example:", "  verve forget u42 --data ./data"})
final class ForgetCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "ID", description = "Any id of the person.")
  private String id = "";

  @Mixin private StoreAccess access = new StoreAccess();

  @Option(names = "--json", description = "Answers in JSON.")
  private boolean json;

  ForgetCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Optional<Remote> remote = access.remote();
    JsonNode receipt = remote.isPresent() ? ask(remote.get()) : erase();
    if (json) {
      console.out().println(receipt);
    } else {
      console
          .out()
          .printf(
              "Erased: %,d ids, %,d events, %,d traits, %,d scores, %,d rejects.%nReceipt: %s of %s%n",
              receipt.path("ids").asLong(),
              receipt.path("events").asLong(),
              receipt.path("traits").asLong(),
              receipt.path("scores").asLong(),
              receipt.path("rejects").asLong(),
              receipt.path("id_sha256").asText(),
              receipt.path("erased_at").asText());
    }
    console.flush();
    return 0;
  }

  private JsonNode ask(Remote remote) {
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    return remote.json("DELETE", "/api/v1/users/" + encoded, "");
  }

  private JsonNode erase() {
    try (Store store = access.open()) {
      Erasure erasure = new Erasure(store);
      Optional<Erased> erased = erasure.erase(id, "forget");
      if (erased.isPresent()) {
        new Scorer(store).refresh();
        new Purge(store).run();
      }
      return json(
          erased
              .or(() -> erasure.receipt(id))
              .orElseThrow(
                  () ->
                      UserError.of(
                          Place.option("forget " + id),
                          "nobody is known as '" + id + "', and nobody of that id was erased",
                          "Ids are compared exactly, capitals too.")));
    }
  }

  private static ObjectNode json(Erased erased) {
    return JsonText.MAPPER.valueToTree(
        Map.of(
            "id_sha256", erased.idHash(),
            "erased_at", erased.erasedAt().toString(),
            "ids", erased.ids(),
            "events", erased.events(),
            "traits", erased.traits(),
            "scores", erased.scores(),
            "rejects", erased.rejects()));
  }
}
