/**
 * Keeps resource rows, search SQL, paging and the database itself, the only technical code that features share. It
 * knows no FHIR class and treats bodies as plain text. Meaning is in the features' rooms.
 */
@NullMarked
package org.consentry.server.storage;

import org.jspecify.annotations.NullMarked;
