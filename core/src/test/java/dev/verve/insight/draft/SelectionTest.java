package dev.verve.insight.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which events become actions of a drafted model, of 1,000 users. */
class SelectionTest {
  private static final long USERS = 1_000;

  private static EventProfile event(String name, long users) {
    return new EventProfile(name, 10 * users, users, 30, 8, 5, 2, 6, 6);
  }

  private static PropertyProfile minutes(String event, long users) {
    return new PropertyProfile("minutes", event, users, 10 * users, 10 * users, 50, 12, 3);
  }

  private static Selection of(EventProfile... events) {
    return Selection.of(List.of(events), List.of(), USERS);
  }

  private static List<String> slugs(Selection selection) {
    return selection.actions().stream().map(Candidate::slug).toList();
  }

  private static List<String> leftOut(Selection selection) {
    return selection.leftOut().stream()
        .map(left -> left.profile().event() + ": " + left.reason())
        .toList();
  }

  @Test
  void actionsComeByTheirUsers() {
    assertThat(slugs(of(event("edit", 200), event("share", 900), event("export", 500))))
        .containsExactly("share", "export", "edit");
  }

  @Test
  void outcomesStepsAndTrackingAreNoActions() {
    Selection selection =
        of(
            event("edit", 500),
            event("cancel", 50),
            event("upgrade", 60),
            event("sign up", 900),
            event("identify", 900));
    assertThat(slugs(selection)).containsExactly("edit");
    assertThat(leftOut(selection))
        .containsExactly(
            "cancel: An outcome: the score is to predict it, so it cannot contain it.",
            "upgrade: An outcome: the score is to predict it, so it cannot contain it.",
            "sign up: A step of the relation, not a use of the product.",
            "identify: Written by the tracking itself.");
    assertThat(selection.lostEvent()).contains("cancel");
    assertThat(selection.gainedEvent()).contains("upgrade");
    assertThat(of(event("edit", 500)).gainedEvent()).isEmpty();
  }

  @Test
  void aSecondEventOfTheSameVisitsIsLeftOut() {
    Selection selection = of(event("login", 900), event("session start", 800), event("edit", 70));
    assertThat(slugs(selection)).containsExactly("login", "edit");
    assertThat(leftOut(selection))
        .containsExactly("session start: Tells of the same visits as login.");
  }

  @Test
  void whatHardlyAnybodyDoesIsLeftOut() {
    assertThat(leftOut(of(event("edit", 500), event("export", 4))))
        .containsExactly("export: Too few users to weigh it.");
    assertThat(slugs(of(event("edit", 500), event("export", 5)))).contains("export");
    // four of four hundred are one in a hundred
    assertThat(Selection.of(List.of(event("export", 4)), List.of(), 400).actions()).hasSize(1);
    assertThat(Selection.of(List.of(event("export", 4)), List.of(), 401).actions()).isEmpty();
  }

  @Test
  void whereNothingIsAnActionAllAreTaken() {
    Selection selection = of(event("sign up", 900), event("cancel", 50));
    assertThat(slugs(selection)).containsExactly("sign_up", "cancel");
    assertThat(selection.leftOut()).isEmpty();
  }

  @Test
  void aPropertyThatSaysHowMuchIsAnActionOfItsOwn() {
    List<PropertyProfile> properties =
        List.of(minutes("watch", 300), minutes("cancel", 40), minutes("rare", 3));
    Selection selection =
        Selection.of(
            List.of(event("watch", 400), event("cancel", 50), event("rare", 3)), properties, USERS);
    assertThat(slugs(selection)).containsExactly("watch", "watch_minutes");
    assertThat(selection.actions().get(1).countsProperty()).isTrue();
    assertThat(selection.actions().get(1).users()).isEqualTo(300);
  }

  @Test
  void twentyFiveAreEnough() {
    List<EventProfile> events = new ArrayList<>();
    for (int i = 0; i < 27; i++) {
      events.add(event("task " + i, 100 + i));
    }
    Selection selection = Selection.of(events, List.of(minutes("task 0", 20)), USERS);
    assertThat(selection.actions()).hasSize(25);
    assertThat(leftOut(selection))
        .containsExactly(
            "task 1: Beyond the first 25 actions.", "task 0: Beyond the first 25 actions.");
  }
}
