package dev.verve.server.store;

import java.sql.SQLException;

/** The store could not do what it should: the disk is full, the file is damaged, or a bug. */
public final class StoreException extends RuntimeException {
  StoreException(String what, SQLException cause) {
    super(what + ": " + cause.getMessage(), cause);
  }

  StoreException(String what) {
    super(what);
  }
}
