# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines between nodes, and from the operator to each node: a relay on loopback for every direction, each of which
can be cut. A silent cut carries nothing and closes nothing, like a lost route; a hard one refuses and resets. Runs an
event loop on a thread of its own; everything else calls in from outside."""

import asyncio
import threading


class Line:
    def __init__(self, target):
        self.target = target  # port
        self.port = None
        self.writers = set()
        self.open = asyncio.Event()
        self.open.set()
        self.hard = False

    async def serve(self):
        server = await asyncio.start_server(self.carry, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def carry(self, reader, writer):
        self.writers.add(writer)
        beyond = None
        try:
            if not await self.passes():
                return
            back, beyond = await asyncio.open_connection("127.0.0.1", self.target)
            self.writers.add(beyond)
            await asyncio.gather(self.pump(reader, beyond), self.pump(back, writer))
        except OSError:
            pass  # as on any network
        finally:
            for one in (writer, beyond):
                self.writers.discard(one)
                if one:
                    one.close()

    async def passes(self):
        """Waits out a silent cut; false in a hard one."""
        await self.open.wait() if not self.hard else None
        return not self.hard

    async def pump(self, reader, writer):
        try:
            while data := await reader.read(65536):
                if not await self.passes():
                    break
                writer.write(data)
                await writer.drain()
        finally:
            writer.close()

    def cut(self, hard):
        self.hard = hard
        self.open.clear()
        if hard:
            for writer in self.writers:
                writer.transport.abort()

    def heal(self):
        self.hard = False
        self.open.set()


class Relay:
    """`lines`: name -> port behind it."""

    def __init__(self, targets):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.lines = self.call(self.listen(targets))

    def call(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(10)

    async def listen(self, targets):
        lines = {name: Line(port) for name, port in targets.items()}
        self.servers = [await line.serve() for line in lines.values()]
        return lines

    def port(self, name):
        return self.lines[name].port

    def cut(self, names, hard):
        for name in names:
            self.loop.call_soon_threadsafe(self.lines[name].cut, hard)

    def heal(self):
        for line in self.lines.values():
            self.loop.call_soon_threadsafe(line.heal)

    def close(self):
        async def end():
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        self.call(end())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
