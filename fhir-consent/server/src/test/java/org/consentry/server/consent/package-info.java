@NullMarked
package org.consentry.server.consent;

import org.jspecify.annotations.NullMarked;
