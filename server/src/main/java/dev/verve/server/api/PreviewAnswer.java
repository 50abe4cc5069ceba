package dev.verve.server.api;

import dev.verve.server.live.LiveModel;
import dev.verve.server.live.Preview;
import dev.verve.server.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A preview as an answer: what stands now, what would stand then, and who would move. */
final class PreviewAnswer {
  private PreviewAnswer() {}

  static Map<String, Object> of(
      Store store, LiveModel candidate, Optional<LiveModel> current, Preview preview) {
    List<String> warnings = new ArrayList<>();
    boolean comparable =
        current.isPresent() && current.get().model().entity() == candidate.model().entity();
    if (current.isEmpty()) {
      warnings.add("Nothing is published yet, so there is nothing to compare with.");
    } else if (!comparable) {
      warnings.add("The published model scores others (users or accounts), so nothing compares.");
    } else if (preview.correlation() == null) {
      warnings.add("The correlation is unknown: all scores of one of the models are equal.");
    }
    if (candidate.isProvisional()) {
      warnings.add(
          "The scale is not frozen: it is fitted on everybody now, and once more at publication.");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("model", candidate.model().name());
    answer.put("version", candidate.version());
    answer.put("as_of", preview.asOf().toString());
    answer.put("then", Spread.fields(preview.then()));
    answer.put("now", comparable ? now(current.get(), preview) : null);
    answer.put("compared", comparable ? preview.compared() : 0);
    answer.put("changed", comparable ? preview.changed() : null);
    answer.put("correlation", comparable ? preview.correlation() : null);
    answer.put("rank_correlation", comparable ? preview.rankCorrelation() : null);
    answer.put("matrix", comparable ? Spread.cells(preview.cells()) : List.of());
    answer.put("movers", comparable ? movers(store, candidate, preview) : List.of());
    answer.put("warnings", warnings);
    return answer;
  }

  private static Map<String, Object> now(LiveModel current, Preview preview) {
    Map<String, Object> now = new LinkedHashMap<>();
    now.put("version", current.version());
    now.putAll(Spread.fields(preview.now(current.model().bands())));
    return now;
  }

  private static List<Map<String, Object>> movers(
      Store store, LiveModel candidate, Preview preview) {
    Subject subject = Subject.of(Subject.Kind.USERS, candidate);
    return store.read(
        connection -> {
          List<Map<String, Object>> movers = new ArrayList<>();
          for (Preview.Mover mover : preview.movers()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", subject.id(connection, mover.id()));
            fields.put("score_from", mover.from());
            fields.put("score_to", mover.to());
            fields.put("from_band", mover.bandFrom());
            fields.put("to_band", mover.bandTo());
            movers.add(fields);
          }
          return movers;
        });
  }
}
