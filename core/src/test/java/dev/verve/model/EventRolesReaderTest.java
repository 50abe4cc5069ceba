package dev.verve.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRolesReaderTest {
  @Test
  void readsEveryRole() {
    EventRoles roles =
        EventRolesReader.read(
            "metrics.yaml",
            """
            visit: session_started
            page: [page_viewed, screen]
            scroll: {event: scrolled, percent: depth}
            session: {event: session_ended, seconds: duration}
            item: {event: article_read, where: {kind: guide}, item: article, available: 120}
            interaction: [item_shared, comment_posted]
            survey: {event: feedback_given, score: nps}
            adopted: {event: onboarding_completed}
            started: [workflow_started]
            finished: workflow_completed
            support: ticket_created
            error: [error_seen]
            load: {event: page_loaded, milliseconds: ms}
            """);
    assertThat(roles.role(RoleKind.LOAD).orElseThrow().factor()).isEqualTo(1 / 1000.0);
    assertThat(roles.all()).extracting(EventRole::kind).containsExactly(RoleKind.values());
    EventRole item = roles.role(RoleKind.ITEM).orElseThrow();
    assertThat(item.available()).isEqualTo(120);
    assertThat(item.properties()).containsExactly("article", "kind");
    assertThat(roles.role(RoleKind.SESSION).orElseThrow().factor()).isEqualTo(1 / 60.0);
    assertThat(roles.role(RoleKind.PAGE).orElseThrow().events())
        .isEqualTo(List.of("page_viewed", "screen"));
    assertThat(roles.visits())
        .containsExactlyInAnyOrder(
            "session_started",
            "page_viewed",
            "screen",
            "scrolled",
            "session_ended",
            "error_seen",
            "page_loaded");
  }

  @Test
  void saysEveryProblemWithPlaceAndCure() {
    assertThatThrownBy(
            () ->
                EventRolesReader.read(
                    "metrics.yaml",
                    """
                    vist: login
                    scroll: scrolled
                    session: {event: ended, minutes: m, seconds: s}
                    item: {item: article, available: 0}
                    survey: {event: nps, scor: value}
                    """))
        .isInstanceOf(UserError.class)
        .hasMessage(
            """
            metrics.yaml:1 vist: unknown key 'vist'. Did you mean 'visit'?
            metrics.yaml:2 scroll: the role lacks the property that tells its value. It is an event that tells how far somebody scrolled, with `percent: PROPERTY`.
            metrics.yaml:3 session: the role names more than one property for its value. It is an event that ends a visit, with `minutes: PROPERTY` or `seconds: PROPERTY`.
            metrics.yaml:4 item.available: available must be above 0, was '0'. Drop it for no limit.
            metrics.yaml:4 item: the role names no event. It is an event for each item consumed, with `item: PROPERTY` and `available: NUMBER`.
            metrics.yaml:5 survey.scor: unknown key 'scor'. Did you mean 'score'?
            metrics.yaml:5 survey: the role lacks the property that tells its value. It is an event with an answer from 0 to 10, with `score: PROPERTY`."""
                .stripIndent());
  }
}
