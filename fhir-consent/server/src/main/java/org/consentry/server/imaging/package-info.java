/** Keeps scans: which patient a scan belongs to, and what a decision must know about it. Pixels are never here. */
@NullMarked
package org.consentry.server.imaging;

import org.jspecify.annotations.NullMarked;
