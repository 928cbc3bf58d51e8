// SPDX-License-Identifier: GPL-3.0-or-later
// A book of locks is read from a file that anybody of the same user may have written: whatever it holds, the rules
// stay sane and what is written is read again.
#include "core/locks/lock_book.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using visor::locks::LockBook;
    using visor::locks::LockEntry;
    auto book = LockBook::parse({reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)});
    if (!book)
        return 0;
    const auto again = LockBook::parse(book->toBytes());
    if (!again || again->entries() != book->entries() || again->resource() != book->resource())
        std::abort();
    LockEntry wanted;
    wanted.process = "life-1-1";
    wanted.session = 1;
    wanted.pid = 1;
    static_cast<void>(book->obstacle(wanted.process, wanted.session));
    book->enqueue(wanted);
    if (book->canTake(wanted)) {
        book->grant(wanted);
        if (!book->mayAccess(wanted.process, wanted.session))
            std::abort();
    }
    book->forget(wanted.process, wanted.session);
    book->prune([](const LockEntry&) { return false; }, 0);
    if (!book->isEmpty())
        std::abort();
    return 0;
}
