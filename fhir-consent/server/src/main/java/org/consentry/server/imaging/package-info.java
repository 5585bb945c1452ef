/** Scans and whose they are. */
@NullMarked
package org.consentry.server.imaging;

import org.jspecify.annotations.NullMarked;
