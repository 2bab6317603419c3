"""Greetings, and questions about the model itself."""

from __future__ import annotations

from .intent import Intent, fixed

_HELLO = "Hello! How can I help you?"
_WHO = (
    "[ there| you| everyone| everybody| friend| my friend| computer| model| again| all| team"
    "| robot| dear| bot| machine| mate]"
)
_PART = "(morning|day)"


def _say(family: str, name: str, answer: str, weight: float, *sentences: str) -> Intent:
    return fixed(family, name, answer, sentences=sentences, weight=weight)


def _timed(part: str) -> Intent:
    return _say(
        "greetings",
        part,
        f"Good {part}! How can I help you?",
        0.7,
        f"good {part}{_WHO}",
        f"good {part}{_WHO}",
        f"(hello|hi|hey|oh|ah|well|and a|a very) [and] good {part}{_WHO}",
        f"good {part}, (how are you|nice to meet you|I am {{}}|my dear|what is new)".replace(
            "I am {}", "I am new"
        ),
        f"(a|have a) (good|very good|nice|lovely) {part}[ to you]",
        f"(what a nice|it is a good|it is a lovely|it is) {part}, (hello|hi|greetings)",
        f"{part}{_WHO}",
        f"(I say|we say|let me say) good {part}[ to you]",
        f"(lovely|happy|fine|beautiful) {part}[ to you]",
    )


_GREETINGS = [
    _say(
        "greetings",
        "hello",
        _HELLO,
        1.8,
        f"(hello|hi|hey|hiya|hi hi|hello hello|hey hey|howdy|greetings|yo|good day){_WHO}",
        f"(hello|hi|hey|hiya|howdy|greetings|yo){_WHO}",
        f"(oh|ah|well|so|ok|and|why) (hello|hi|hey){_WHO}",
        f"(hello|hi|hey){_WHO}, (nice to meet you|good to meet you|I am new|it is me|I am here|"
        "are you there|can you hear me|is anyone there|let us talk|let's chat|what is new|"
        "glad to meet you|pleased to meet you|anybody home|are you awake|are you ready)",
        "(nice|good|glad|pleased|happy|great) to (meet|hear|talk to) you",
        "(I want to|I would like to|let me|I wanted to|I came to) (say hello|greet"
        " you|say hi there)"
        "[ to you]",
        "(say|tell me) (hello|hi)[ to me| to us| to everyone]",
        "(is|are) (anyone|anybody|someone|you) (there|home|online|awake|listening|ready)",
        "(hello|hi|hey) from (me|us|my side|Berlin|school|my family|the team)",
        "(my|our) (greetings|best wishes|warm greetings)[ to you]",
        "(hello|hi), (world|stranger|old friend|little friend|my little one|good friend)",
        "(hello|hi|hey)[,|!] (I am|my name is|this is) (Tom|Anna|Peter|a visitor"
        "|your friend|a student)",
        "(a|one|another) (hello|hi) (to you|for you|and good wishes|from me to you)",
        "(hello|hi|hey) (to|for) (you all|the machine|you too|you there|my friend|the world)",
        "(so|and) we meet[ again][, hello|, hi]",
        "(look who is here|there you are|it is nice to talk to you)[, hello|, hi|, hey]",
        "(hello|hi|hey)[,] (can we talk|I want to talk|I have time|it is nice here"
        "|lovely to meet you"
        "|long time no see|what a nice day|do you have time|may I come in)",
        "(hello|hi|hey) (over there|dear model|little model|to all|once more|my dear|one and all)",
        "(well met|nice meeting you|glad you are here|it is me again|I am back"
        " again)[, hello|, hi]",
        "(hello|hi|hey)[,] (who is there|what are we doing today|shall we start|I am ready|I have"
        " a minute|are you busy|how nice)",
        "(just|only) (a|one) (quick|short|small) (hello|hi|greeting)[ from me| to you]",
        "(I say|we say|we all say|everyone says|my family says) (hello|hi|hey)[ to you]",
        "(welcome|welcome back|knock knock|long time no see|here I am|I am back|testing|test)",
        "(shall we|can we|could we|let us) (talk|chat|start|begin)",
        "(warm|kind|friendly|many) (greetings|hellos)[ to you| from me]",
    ),
    _say(
        "greetings",
        "how are you",
        "I am fine, thank you! How can I help you?",
        1.4,
        f"(hello|hi|hey)[,] how are you[ today| doing| doing today| feeling| my friend]",  # noqa: F541
        "how (are|do) you (do|doing|feel|feeling)[ today| right now| this morning| tonight]",
        "how are you[ today| my friend| these days| this evening]",
        "how (is it going|are things|goes it|is everything|is your day|was your day|have you been|"
        "is life|do you do|are things going|is all)[ today| with you]",
        "are you (well|ok|okay|fine|good|happy|alright|doing well|doing fine)[ today]",
        "(what is|what's) (up|new|going on|happening)[ today| with you]",
        "(is|was) everything (ok|fine|good|alright|well)[ with you| today]",
        "(I hope you are|hope you are|you are|are you) (well|fine|doing well)[ too| as well]",
        "do you feel (well|good|fine|happy|ok)[ today]",
        "(did you have|have you had|are you having) a (good|nice|great) (day|morning|week)",
        "(and|so)[,] how are you",
        "(I am|I'm) (fine|good|well)[,| and] (how about you|and you|how are you|what about you)",
        "(can I ask|may I ask|I want to know|I ask myself|I wonder) how you (are|feel|are doing)",
        "(is|are) (all|things|all things) (good|well|fine|okay)[ with you| over there]",
        "(have you|did you) (sleep well|slept well|have a good night|rest well)",
        "how (well|good) do you feel[ today]",
        "(you look|you seem|you sound) (happy|tired|well|cheerful)[, how are you]",
        "how (did|does) (your|the) (day|week|morning|evening) (go|start|begin)",
        "(all|everything) (good|fine|well) (with you|there|today|on your side)",
        "(what are you|and what are you) (up to|doing)[ today| now]",
        "feeling (good|fine|well|ok)[ today| right now]",
        "(say|tell us) how you (do|are doing)",
        "how (have|did) you (been|feel) (lately|today|so far|since yesterday)",
        "(are|were) you (doing|keeping) (well|fine|ok)[ today| lately]",
        "(may|can) I ask (if|whether) you are (well|fine|ok)",
        "how is your (day|week|evening|morning) (going|so far|today)",
        "how is (your mood|your health|the mood|it going over there)",
    ),
    _timed("morning"),
    _timed("afternoon"),
    _timed("evening"),
    _say(
        "greetings",
        "thanks",
        "You are welcome!",
        1.3,
        "(thanks|thank you|many thanks|thx|cheers|thanks a lot|thank you very much"
        "|thank you so much"
        "|thanks so much|a thousand thanks|much appreciated|big thanks)"
        "[ for your help| for that| for the answer| for everything| my friend| a lot| again]",
        "(great|good|perfect|nice|super|wonderful|ok|okay|fine|cool|excellent)[,|"
        " and] (thanks|thank"
        " you)[ very much| a lot]",
        "(that was|that is|this was|it was) (helpful|useful|great|nice|good|kind"
        "|perfect)[,] (thanks|"
        "thank you|thank you very much|thanks a lot)",
        "(I thank|we thank|I want to say thank|I would like to thank|let me thank) you[ all]"
        "[ very much| for your help| for the help| so much]",
        "(you helped me|you helped me a lot|well done|good job|good work|nice"
        " work)[,] (thanks|thank "
        "you|many thanks)",
        "(I am|we are|I'm) (grateful|thankful|very grateful)[ to you| for your help]",
        "(thanks|thank you) for (helping|your time|answering|the story|the list|the nice answer|"
        "being here|being so kind|telling me)[ me]",
        "(you were|you are) (a big help|so kind|very helpful|a great help),"
        " (thanks a lot|thank you)",
        "(thanks|thank you) (for|because of) (this|your answer|your work|your patience|the words)",
        "(I|we) (really|very much|deeply|do) (appreciate|value) (it|that|your help|this)",
        "(very|so|too) kind (of you|from you), (thanks|thank you)",
        "(you have|you've) been (a great help|very helpful|kind|good to me)[, thanks|, thank you]",
        "(thanks|thank you) (my dear|little model|sir|dear friend|computer|once more|as always)",
        "(all right|good|fine), (thanks for that|thank you for that|many thanks|thanks again)",
        "(that|this) (did|does) (it|help), (thanks|thank you)",
        "(how kind|how nice|so sweet)[ of you], thank you",
        "(I am glad|I am happy) you helped[ me], (thanks|thank you)",
        "(you saved|you made) my (day|evening|homework), (thanks|thank you)",
        "(a big|a warm|one more) thank you[ to you| from me| from all of us]",
        "(my|our) (thanks|warm thanks|best thanks)[ to you]",
        "(yes|right|correct|exactly|true|I see|got it|understood)[,] (thanks|thank"
        " you)[ a lot| so much]",
        "(thanks|thank you)[,] (you are great|that helps|this helps|it works|well done|very kind|"
        "I like it|I understand|very good|that is right|it was good)",
    ),
    _say(
        "greetings",
        "bye",
        "Goodbye! Have a nice day.",
        1.2,
        "(bye|goodbye|good bye|bye bye|farewell|ciao|see you|see ya|so long|take care|cheerio)"
        "[ then| now| for now| my friend| everyone| dear friend| and thanks]",
        "see you (later|soon|tomorrow|again|next time|around|next week|on Monday)["
        " then| my friend]",
        "(I have to|I must|I need to|I should|I will|I am going to|we have to|we must) (go|go now|"
        "leave|stop here|run|go home|say goodbye|quit)[ now]",
        "(I am|I'm) (leaving|off|going|done|finished|going home)[ now| then| for today][, bye|, see"
        " you]",
        "(that is all|that was all|that's it|enough|no more questions)[ for"
        " today][, bye|, goodbye]",
        "(until|till) (next time|tomorrow|later|we meet again|then)",
        "(have a|have a very) (nice|good|great) (day|time|weekend|one|trip)[, bye]",
        "(thanks|ok|okay|well|alright|great)[,] (bye|goodbye|see you|bye bye)",
        "(so|well|ok) (that is it|I am done|we are done|that will do)[, bye|, goodbye]",
        "(I say|we say|let me say|time for me to say) (goodbye|bye|farewell)",
        "(I will|I'll) (see|talk to|write to|visit) you (later|tomorrow|soon|again)",
        "(take care|be well|stay well|keep well)[ and] (bye|goodbye|see you)",
        "(I have|I've got) (no more questions|to catch a train|to work|an appointment)[, bye|,"
        " goodbye]",
        "(goodbye|bye) (for today|till tomorrow|till next time|to you|and all the"
        " best|little model)",
        "(off I go|I am out of here|gotta go|my time is up)[, bye|, see you]",
        "(time to|it is time to|let us) (go|say goodbye|leave|stop|part)",
        "(it was|it has been) (nice|good|great|fun) (talking|chatting|speaking) (to|with) you"
        "[, bye|, goodbye]",
        "(talk|speak|write) (to you|soon|later)[ soon| again]",
        "(goodbye|bye)[,] (it was fun|see you soon|take care|have a nice day|until"
        " tomorrow|I must go"
        "|my dear|and good luck|everybody|I go now)",
    ),
    _say(
        "greetings",
        "night",
        "Good night! Sleep well.",
        0.7,
        f"(good night|night night|sleep well|sweet dreams){_WHO}",
        "(I am|I'm) (tired|sleepy|going to sleep|off to bed|very tired)[ now][,|"
        " and] (good night|so"
        " good night)",
        "(have a|I wish you a) (good|nice|quiet) night",
        "(ok|well|so|thanks|bye|and)[,] good night[ then| to you| everyone]",
        "good night (and thanks|and bye|and sleep well|until tomorrow|see you tomorrow|dear)",
        "(time to sleep|it is late|bed time|it is bedtime|I go to sleep)[,] good night",
        "(I must|I need to|I have to|I want to) sleep[ now][, good night]",
    ),
]

_NAME = "My name is cyinfer demo. I am a very small language model."
_YOU = "I am cyinfer demo, a very small language model."
_CAN = (
    "I can list planets, months and letters, name capitals, colours and opposites, count, "
    "add small numbers, sort words, tell short stories and write small JSON objects."
)
_NOT = "I am not a person. I am a very small language model."
_MADE = "I was made from scratch as the demo model of the cyinfer project."
_MAKER = "(made|built|created|trained|wrote|developed|programmed|designed|invented|produced)"
_JOB = "(do|help me with|do for me|answer|do for us|help with|tell me|show me|offer|handle|manage)"
_HUMAN = (
    "(human|a human|a person|a real person|a man|a woman|alive|real|a human being"
    "|a living being|a real human|somebody)"
)
_MACHINE = (
    "(a robot|a machine|a computer|a program|an AI|a bot|a chatbot|software|artificial"
    "|a computer program|an artificial intelligence|a language model|a neural network)"
)

_IDENTITY = [
    fixed(
        "identity",
        "who",
        _YOU,
        questions=(
            "who are you[ then| actually| exactly| really| anyway| my friend]",
            "what are you[ then| called| actually| really| anyway]",
            (
                "who (is this|is there|am I talking to|am I speaking with|do I talk to|is speaking|"
                "is talking|answers me|is answering|is on the other side|am I writing to|is that)"
            ),
            (
                "what (am I talking to|kind of model are you|sort of thing are you|model are you|"
                "type of program are you|model is this|am I using|is this|kind of thing are you)"
            ),
            "(may I ask|can I ask|can you say|do you know|can you tell me) (who|what) you are",
            "(I do not know|I wonder|I'd like to hear|I want to understand) (who|what) you are",
            "(are you|is this) (the|a) (model|program|bot) (called|named) (cyinfer|what)",
            "(who|what) (might|could|may|would) you be",
            (
                "(which|what) (model|AI|program|bot|language model|assistant) (are you"
                "|is this|do I use)"
            ),
            "what is cyinfer demo",
            "(with|to) whom (am I|are we) (talking|speaking|writing)",
            "(what|which) (sort|kind|type) of (being|creature|machine|AI|model) are you",
            "(do|did) (we|you and I) (know each other|meet before)",
            "(can|could|may) (I|we) (meet|get to know) you",
            "are you (new here|somebody I know|the model|my helper)",
            "are you cyinfer[ demo]",
        ),
        verbs=(
            "(introduce|describe|present|explain) yourself[ briefly| in one sentence]",
            "(tell|say) (me|us) (who|what) you are",
            "say (who|what) you are",
            (
                "(give|write) (me|us) (a short|an|a little) (introduction|description)"
                " of (yourself|you)"
            ),
            "write (a line|a sentence|something|two words) about yourself",
            "tell me [something|more|a bit] about (yourself|you)",
            "(talk|speak|write) about yourself",
        ),
        nouns=("who you are", "what you are", "your identity", "some words about yourself"),
        sentences=("And you?", "You are", "Who?", "About you", "You are who?"),
        weight=1.5,
    ),
    fixed(
        "identity",
        "name",
        _NAME,
        questions=(
            "what is your [full|real|own|first] name[ please| then| my friend]",
            "what's your name",
            (
                "how (are you|should I|can I|may I|do I|do people|shall I) (called|call you|named|"
                "address you|name you)"
            ),
            "what (should|can|may|do|shall) (I|we|people) call you",
            "do you have a name",
            "(which|what) name (do you have|did they give you|were you given|do you use|is yours)",
            "what are you (called|named)",
            "who are you called",
            "is your name cyinfer",
            "(do you go by|do you answer to|do you carry|were you given) (a|any) name",
            "what is the name (of|for) (this|the) (model|program|bot|assistant)",
            "under (what|which) name (do people|can I|do I) know you",
            "(what|which) name (should|shall|can|may) I (use|write|say)[ for you]",
            "(what|which) is your name",
            "who (named|baptised) you and how",
        ),
        verbs=(
            "(tell|give) me your name",
            "(state|reveal|write|type|spell|give) your [own] name",
            "tell (us|everyone) (your name|what you are called)",
        ),
        nouns=("your (own|full|real) name", "the name you have", "the name of this model"),
        sentences=("Your name is", "Name?", "I am Anna. And you?", "My name is Tom. And yours?"),
        weight=1.2,
    ),
    fixed(
        "identity",
        "can",
        _CAN,
        questions=(
            f"what can you {_JOB}[ today| here| now]",
            (
                "what (are you able to|are you made to|were you trained to|do you"
                " know how to|were you"
                " made to) do"
            ),
            (
                "what are (your skills|your abilities|you capable of|you for|your"
                " talents|your functions"
                "|your features|you here for|your strengths)"
            ),
            "how (can|could|do) you (help|help me|help us|assist|assist me|be of use)",
            "what (can|could|may|should|do) (I|we) ask[ you| you about| you to do]",
            "(is there|do you have) (something|anything) (you can do|you know|you can help with)",
            "(how|in what way) (can|could|should) (I|we|people) (use|try|test) you",
            (
                "(what|which) (kinds|types) of (tasks|requests|problems) (do you know"
                "|do you do|can you do)"
            ),
            "what (would|do) you (suggest|propose|offer)[ to me]",
            (
                "what (do you know|topics do you know|things can you do|tasks can you"
                " do|questions do you"
                " understand|do you understand|use are you|subjects do you know|skills do you have)"
            ),
            (
                "(which|what) (tasks|topics|questions|problems|jobs) can (you solve"
                "|I give you|I bring|"
                "you do|you handle)"
            ),
            "can you help me",
            "can you do anything[ useful]",
            "what (are|would be) (good|possible) (questions|requests) for you",
            "what (should|might|can|could) I (try|type|write|enter|say)[ here| to you]",
            "are you able to (do something|help|answer questions|do things)",
            "(what|which) (requests|commands|orders) do you (take|follow|accept)",
            "what (is|are) (possible|available) (here|with you)",
            "what else can you (do|say|tell)",
            "(what|which) (use|good) are you[ to me| to us]",
            "what did you learn[ to do]",
            "what is your (job|purpose|task|function|use|role|work)",
            "why (are you here|do you exist|should I use you)",
        ),
        verbs=(
            (
                "(list|name|describe|explain) (your skills|your abilities|what you can"
                " do|your features|"
                "the things you can do|what you know)"
            ),
            "tell me what you can do[ for me]",
            "show me what you can do",
            "help me",
        ),
        nouns=("what you can do", "your skills", "your abilities", "the things you can do"),
        sentences=("Help", "I need help", "You can", "Help me please", "What now?", "Your skills?"),
        weight=1.4,
    ),
    fixed(
        "identity",
        "human",
        _NOT,
        questions=(
            f"are you {_HUMAN}[ or not| like me| too]",
            f"are you {_MACHINE}[ or not]",
            f"are you {_HUMAN} or {_MACHINE}",
            f"are you {_MACHINE} or {_HUMAN}",
            f"(am I|are we) (talking|speaking|writing|chatting) (to|with) {_HUMAN}",
            f"(am I|are we) (talking|speaking|writing|chatting) (to|with) {_MACHINE}",
            f"is (this|that|it) {_HUMAN}",
            f"is (this|that|it) {_MACHINE}",
            (
                "do you (have a body|have feelings|eat|sleep|breathe|live|have parents"
                "|have a heart|have"
                " a brain|get tired|have a soul|dream|feel pain)"
            ),
            "(how old are you|where do you live|when were you born|what is your age)",
            "can you (think|feel|see me|hear me|love|dream)",
            f"(is|was) (this|the answer|that|your text) (written|made|given) by {_HUMAN}",
            f"(is|was) (this|the answer|that|your text) (written|made|given) by {_MACHINE}",
            "(does|did) (a person|someone|a human|somebody) (write|read|check) (this|what you say)",
            f"(do you think|do you believe|do you say) you are {_HUMAN}",
            "(what|which) are you: (human|a human|a person) or (a machine|a robot|a program)",
            "are there (people|humans|persons) (behind|inside) (you|this)",
            "(do you have|have you) (hands|eyes|a mother|friends|a face|a home|legs|a voice)",
            "is there a (person|human|man|woman) (behind|inside|at) (this|it|the keyboard|you)",
        ),
        sentences=(
            f"You are {_HUMAN}[, right?]",
            f"You are {_MACHINE}[, right?]",
            f"I think you are {_HUMAN}",
            f"(Tell|Say|Admit|Swear): are you {_HUMAN}?",
        ),
        weight=1.2,
    ),
    fixed(
        "identity",
        "made",
        _MADE,
        questions=(
            f"who {_MAKER} you[ and why| then| in the end]",
            (
                f"(who|what|which company|what company|which team|which project|which"
                f" person) {_MAKER} "
                "(you|this model|this demo)"
            ),
            f"by whom were you {_MAKER}",
            f"who has {_MAKER} you",
            f"how were you {_MAKER}",
            (
                "(who is|who are) your (maker|creator|author|developer|owner|father"
                "|inventor|makers|"
                "creators|parents|boss)"
            ),
            "where (are you from|were you made|were you born|were you trained)",
            "(who owns|who runs|who programs|who is responsible for) you",
            (
                "(what|which) (project|company|team|lab) (are you from|do you belong"
                " to|is behind you|"
                "are you by)"
            ),
            "who do you (belong to|work for)",
            "who stands behind you",
            "(what|which) (is|was) your (origin|history|background|source)",
            (
                "(who|which people|which team) (is|are|was|were) (responsible for|in"
                " charge of) (you|this"
                " model|this bot)"
            ),
            f"(was it|were you) {_MAKER} by (a company|a person|a team|a project|somebody)",
            f"(why|when|for whom) were you {_MAKER}",
            f"(I wonder|do you know|can you say) who {_MAKER} you",
        ),
        verbs=("(name|tell me) your (maker|creator|author|developer|origin)",),
        nouns=("your (maker|creator|author|origin|developer|inventor|home project)",),
        sentences=("Your maker is", "You were made by", "Made by?"),
        weight=1.1,
    ),
]

INTENTS: list[Intent] = [*_GREETINGS, *_IDENTITY]
