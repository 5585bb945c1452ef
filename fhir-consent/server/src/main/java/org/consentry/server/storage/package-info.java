/**
 * Keeps resource rows, search SQL and paging; the database itself is in {@code database}, work in turns and rounds in
 * {@code work}. This is the only technical code that features share. It knows no FHIR class and treats bodies as plain
 * text. Meaning is in the features' rooms.
 */
@NullMarked
package org.consentry.server.storage;

import org.jspecify.annotations.NullMarked;
