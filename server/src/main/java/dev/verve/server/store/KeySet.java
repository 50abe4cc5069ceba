package dev.verve.server.store;

/**
 * A set of 128-bit keys in plain arrays, by open addressing with linear probing: about 24 bytes a
 * key, far less than a hash set of objects. Keys are hashes already, so their bits are spread. It
 * is made of many small tables that grow by a quarter one after the other: a table that doubles
 * whole would need three times its memory at once, just when it is largest.
 */
final class KeySet {
  private static final int TABLES = 64;
  private static final int TABLE_SHIFT = 58;

  private final Table[] tables = new Table[TABLES];
  private boolean holdsZero;

  KeySet() {
    for (int i = 0; i < TABLES; i++) {
      tables[i] = new Table();
    }
  }

  /** Adds a key; false where it was there. */
  boolean add(long high, long low) {
    if ((high | low) == 0) {
      boolean added = !holdsZero;
      holdsZero = true;
      return added;
    }
    return table(high).add(high, low);
  }

  boolean contains(long high, long low) {
    return (high | low) == 0 ? holdsZero : table(high).contains(high, low);
  }

  private Table table(long high) {
    return tables[(int) (high >>> TABLE_SHIFT)];
  }

  /** Pairs of longs; a pair of zeros is a free slot. */
  private static final class Table {
    private static final int FEWEST = 16;

    private int slots = FEWEST;
    private long[] pairs = new long[2 * FEWEST];
    private int size;

    boolean add(long high, long low) {
      int at = find(pairs, slots, high, low);
      if (isTaken(pairs, at)) {
        return false;
      }
      put(pairs, at, high, low);
      // at most three of four are taken, so that few are passed on the way to a key
      if (++size > slots - slots / 4) {
        grow();
      }
      return true;
    }

    boolean contains(long high, long low) {
      return isTaken(pairs, find(pairs, slots, high, low));
    }

    private void grow() {
      int more = slots + slots / 4;
      long[] larger = new long[2 * more];
      for (int i = 0; i < pairs.length; i += 2) {
        if (isTaken(pairs, i)) {
          put(larger, find(larger, more, pairs[i], pairs[i + 1]), pairs[i], pairs[i + 1]);
        }
      }
      pairs = larger;
      slots = more;
    }

    private static boolean isTaken(long[] pairs, int at) {
      return (pairs[at] | pairs[at + 1]) != 0;
    }

    private static void put(long[] pairs, int at, long high, long low) {
      pairs[at] = high;
      pairs[at + 1] = low;
    }

    /** Where a key stands, or the free place where it belongs. */
    private static int find(long[] pairs, int slots, long high, long low) {
      // the upper bits of low, as a share of the slots, whose number is no power of two
      int at = 2 * (int) Math.multiplyHigh(low >>> 1, 2L * slots);
      while (isTaken(pairs, at) && (pairs[at] != high || pairs[at + 1] != low)) {
        at += 2;
        if (at == pairs.length) {
          at = 0;
        }
      }
      return at;
    }
  }
}
