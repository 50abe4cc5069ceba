package dev.verve.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import org.junit.jupiter.api.Test;

class PeopleTest {
  /** Else the time of an answer would tell which names there are. */
  @Test
  void nobodysPasswordTakesAsLongToCheckAsAnybodys() {
    assertThat(People.NOBODY).startsWith("$2a$%02d$".formatted(People.COST)).hasSize(60);
    assertThat(BCrypt.verifyer().verify(new char[] {'-'}, People.NOBODY).verified).isTrue();
  }
}
