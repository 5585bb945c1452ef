/** People: patients with their hospital numbers, and which records are one person. */
@NullMarked
package org.consentry.server.people;

import org.jspecify.annotations.NullMarked;
