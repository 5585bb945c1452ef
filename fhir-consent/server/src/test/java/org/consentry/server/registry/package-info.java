@NullMarked
package org.consentry.server.registry;

import org.jspecify.annotations.NullMarked;
