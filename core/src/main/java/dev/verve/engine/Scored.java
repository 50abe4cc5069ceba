package dev.verve.engine;

import dev.verve.sql.Names;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The scores of one date, which stand in an engine's relations.
 *
 * @param names the relations
 * @param asOf the date
 * @param fit the users' scale
 * @param accountFit the accounts' own scale, where they sum raw points
 */
public record Scored(Names names, LocalDate asOf, Fit fit, Optional<Fit> accountFit) {}
