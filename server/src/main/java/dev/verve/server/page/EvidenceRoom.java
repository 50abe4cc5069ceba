package dev.verve.server.page;

import dev.verve.chart.Section;
import dev.verve.insight.evidence.ModelReview;
import dev.verve.insight.evidence.ModelValidator;
import dev.verve.report.EvidencePage;
import dev.verve.report.EvidenceSections;
import dev.verve.server.api.Head;
import dev.verve.server.live.Evidence;
import dev.verve.server.live.Studies;
import dev.verve.server.store.Role;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Whether the score predicts what it should go with. */
public final class EvidenceRoom {
  private final Pages pages;

  EvidenceRoom(Pages pages) {
    this.pages = pages;
  }

  /**
   * What the page shows.
   *
   * @param lead the verdict
   * @param outcomes the evidence by outcome
   * @param review whether the model still holds, in a sentence
   * @param findings what does not hold any more, each with its cure
   * @param learned what the weights would be; empty where nobody looked yet
   */
  public record View(
      Frame frame,
      String lead,
      List<ForOutcome> outcomes,
      String review,
      List<ModelReview.Finding> findings,
      Optional<LearnedTable> learned) {}

  /**
   * The evidence on one outcome.
   *
   * @param outcome in words
   * @param scored who was scored when
   * @param verdict in a sentence
   * @param warning how early the score falls before a loss; empty where that is unknown
   * @param sections charts with their words, as markup
   */
  public record ForOutcome(
      String outcome, String scored, String verdict, String warning, List<String> sections) {}

  void register(RoutesConfig routes, Door door) {
    routes.get("/evidence", door.page(Role.VIEWER, this::show));
  }

  private void show(Context ctx, Visitor visitor) {
    Head head = pages.head();
    Frame frame = pages.frame(ctx, visitor, Room.EVIDENCE, "Evidence", head);
    Studies.Proof proof = proof(head, frame.segment().chosen());
    List<ForOutcome> outcomes = proof.outcomes().stream().map(EvidenceRoom::evidence).toList();
    String lead =
        outcomes.isEmpty()
            ? "The model names no outcome, so nobody can say whether the score predicts anything."
            : first(outcomes.get(0).verdict());
    pages.show(
        ctx,
        "evidence",
        new View(
            frame,
            lead,
            outcomes,
            proof.review().verdict(),
            proof.review().findings(),
            new Evidence(pages.store()).latest(head.model().key()).flatMap(LearnedTable::of)));
  }

  /** The first thing that a verdict says. */
  private static String first(String verdict) {
    return verdict.split("[:.;] ", 2)[0].replaceAll("[:.;]$", "") + ".";
  }

  /** Judges on everybody. */
  void proof(Head head) {
    proof(head, "");
  }

  /** The judgement of every outcome of the model, and its review. */
  private Studies.Proof proof(Head head, String segment) {
    return pages
        .recall()
        .of(
            head,
            "evidence " + segment,
            Studies.Proof.class,
            () -> pages.studies(head, segment).proof());
  }

  private static ForOutcome evidence(ModelValidator.Answer answer) {
    String words = answer.outcome().words();
    EvidencePage.Evidence evidence =
        new EvidencePage.Evidence(
            words, answer.validation(), answer.baselines(), answer.validation().warnings());
    return new ForOutcome(
        words,
        answer.scored(),
        answer.validation().verdict(),
        answer.leadTime().value().map(it -> it.words()).orElse(""),
        EvidenceSections.of(evidence).stream().map(Section::html).toList());
  }
}
