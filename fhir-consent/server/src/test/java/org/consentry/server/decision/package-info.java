@NullMarked
package org.consentry.server.decision;

import org.jspecify.annotations.NullMarked;
