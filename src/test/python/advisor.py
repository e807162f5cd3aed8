"""Plays an Expert Advisor with libzmq: answers GET_PRICE with prices that tell what was asked.

The whole part of a bid is the place of the symbol in SYMBOLS, counted from 1; the rest is the number behind the point of the
symbol, or how often prices were asked for. Of a hundred questions one gets no answer, or one that comes too late.

    advisor.py rep PORT                      a plain REP socket, as advisors have; 0 for a free port
    advisor.py router PORT LOST LATE_MS SEED loses that share; half of it answers after LATE_MS
"""

import heapq
import json
import random
import sys
import time

import zmq

SYMBOLS = ["EURUSD", "GBPUSD", "USDJPY", "AUDUSD"]
count = 0


def answer(text):
    global count
    try:
        asked = json.loads(text)
        name, _, number = asked["symbol"].partition(".")
        if asked["action"] != "GET_PRICE" or name not in SYMBOLS:
            return {"success": False, "error": "not here"}
        count += 1
        bid = SYMBOLS.index(name) + 1 + int(number or count % 90000) / 100000
        return {"success": True, "data": {"bid": round(bid, 5), "ask": round(bid + 0.00002, 5)}}
    except (KeyError, ValueError) as wrong:
        return {"success": False, "error": str(wrong)}


def reply(socket):
    while True:
        socket.send_string(json.dumps(answer(socket.recv())))


def route(socket, lost, late, seed):
    chance = random.Random(seed)
    waiting = []
    while True:
        timeout = max(0, (waiting[0][0] - time.monotonic()) * 1000) if waiting else None
        if socket.poll(timeout):
            peer, empty, text = socket.recv_multipart()
            said = json.dumps(answer(text)).encode()
            fate = chance.random()
            if fate < lost / 2:
                pass
            elif fate < lost:
                heapq.heappush(waiting, (time.monotonic() + late, peer, said))
            else:
                socket.send_multipart([peer, empty, said])
        while waiting and waiting[0][0] <= time.monotonic():
            _, peer, said = heapq.heappop(waiting)
            socket.send_multipart([peer, b"", said])


def main(kind, port, *more):
    socket = zmq.Context().socket(zmq.REP if kind == "rep" else zmq.ROUTER)
    socket.linger = 0
    if port == "0":
        port = socket.bind_to_random_port("tcp://127.0.0.1")
    else:
        for attempt in range(100):
            try:
                socket.bind("tcp://127.0.0.1:" + port)
                break
            except zmq.ZMQError:
                time.sleep(0.05)
    print(port, flush=True)
    if kind == "rep":
        reply(socket)
    else:
        route(socket, float(more[0]), float(more[1]) / 1000, int(more[2]))


main(*sys.argv[1:])
