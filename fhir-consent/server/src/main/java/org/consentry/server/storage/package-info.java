/**
 * Resource rows, search SQL, paging and the database itself: the only plumbing the features share. Knows no FHIR class;
 * bodies are opaque text.
 */
@NullMarked
package org.consentry.server.storage;

import org.jspecify.annotations.NullMarked;
