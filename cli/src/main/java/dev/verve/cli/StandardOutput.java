package dev.verve.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that remembers whether all of an answer arrived. The system's own stream keeps
 * silent when the disk under it is full.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
  private @Nullable IOException failure;

  @Override
  public void write(int sign) {
    write(new byte[] {(byte) sign}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    if (failure != null) {
      return;
    }
    try {
      stream.write(bytes, from, count);
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Why the answer did not arrive; empty where it did. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }
}
