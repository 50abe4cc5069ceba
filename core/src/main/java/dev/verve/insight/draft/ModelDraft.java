package dev.verve.insight.draft;

import dev.verve.engine.Engine;
import dev.verve.engine.EventSpan;
import dev.verve.engine.Row;
import dev.verve.plan.EventShape;
import java.util.List;

/**
 * Drafts a score model from events, with a comment on each line that says why. It goes by what is
 * counted (how many users, how often, who came back) and by English words in the names of events
 * and properties, so that a draft of events with other names takes most of them for core usage. It
 * knows nothing of value: {@code tune} proposes weights from outcomes, people decide.
 */
public final class ModelDraft {
  private ModelDraft() {}

  /**
   * The YAML text of a model that binds to the same data.
   *
   * @param engine holds the relation {@code event}, and {@code person} where there is a users file
   * @param shape the data's columns
   * @param span the days of the events
   * @param name the model's name; a file's name becomes a slug without folder and endings
   */
  public static String of(Engine engine, EventShape shape, EventSpan span, String name) {
    Row all =
        engine
            .query("select count(*) as events, count(distinct v_user) as users from event")
            .get(0);
    long users = all.whole("users");
    List<EventProfile> events = EventProfile.all(engine);
    Selection selection = Selection.of(events, PropertyProfile.all(engine, shape), users);
    DraftText text = new DraftText(slug(name), users);
    text.head(all.whole("events"), span);
    text.tree(selection.actions(), new Weighing(selection.actions(), FirstWeeks.of(engine, span)));
    text.scale();
    text.segments(new Segments(engine, users).find(shape));
    if (shape.hasAccounts() || shape.peopleHaveAccounts()) {
      text.accounts();
    }
    text.outcome(selection);
    text.leftOut(selection.leftOut());
    return text.toString();
  }

  private static String slug(String name) {
    String file = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
    String bare =
        file.replaceFirst("^git:", "")
            .replaceFirst("(?i)(\\.(csv|tsv|txt|json|jsonl|ndjson|parquet|pq))?(\\.gz)?$", "");
    List<String> words = NameWords.of(bare).list();
    return words.isEmpty() ? "activity" : String.join("-", words);
  }
}
