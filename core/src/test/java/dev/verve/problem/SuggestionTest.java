package dev.verve.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> EVENTS = List.of("session_start", "session_end", "login");

  @Test
  void findsMissingDoubledWrongAndSwappedLetters() {
    for (String word :
        List.of("sesion_start", "sesssion_start", "sassion_start", "sessoin_start")) {
      assertThat(Suggestion.closest(word, EVENTS)).as(word).contains("session_start");
    }
    assertThat(Suggestion.closest("LOGIN", EVENTS)).contains("login");
  }

  @Test
  void doesNotGuessAtRandom() {
    assertThat(Suggestion.closest("purchase", EVENTS)).isEmpty();
    assertThat(Suggestion.didYouMean("purchase", EVENTS))
        .isEqualTo("Known here: login, session_end, session_start.");
    assertThat(Suggestion.didYouMean("purchase", List.of())).isEmpty();
  }

  @Test
  void takesTheFirstOfEqualsInTheAlphabet() {
    assertThat(Suggestion.closest("cat", List.of("hat", "bat"))).contains("bat");
  }
}
