"""The ways of asking that all families share.

A family gives noun phrases ("the capital of France"), verb phrases ("count to ten"), questions
and finished sentences. This module wraps the first three, and may put a few words before and
after any of them. Many wordings are what lets so small a model understand new ones.
"""

from __future__ import annotations

NOUN_WRAPS = (
    "(what is|what's|what was|what would be|what might be|what exactly is) {np}?",
    "(tell|give|show|teach|send|write) (me|us) {np}",
    (
        "(name|say|state|write|write down|type|print|find|list|mention|provide"
        "|return|output|recall)"
        " {np}"
    ),
    "(identify|determine|report|specify|look up|check|guess|spell out|present|produce|share) {np}",
    (
        "(can|could|would|will|won't) you [please] (tell me|give me|name|say|show me"
        "|find|write|list)"
        " {np}[ for me]?"
    ),
    (
        "please (tell me|give me|name|say|show me|find|write|provide|let me have|list|answer with)"
        " {np}"
    ),
    (
        "(I want|I would like|I'd like|I'd love|I wish|we want|we would like|he wants|she wants)"
        " to (know|hear|learn|see|have|find out|get|understand) {np}"
    ),
    "I (must|need to|have to|should) (know|learn|find|say|write down|remember) {np}",
    "(do you|does anybody|does anyone|don't you) (know|remember|recall|have) {np}?",
    (
        "(do you know|can you tell me|could you say|tell me|I wonder|I want to know|any idea|guess|"
        "I forgot|please tell me|who knows|let me know|I'd like to know|I am not"
        " sure|can you guess)"
        " what {np} is[ called]"
    ),
    "what (do you think|would you say|do people say) {np} is?",
    (
        "(I am|I'm|we are) (looking for|asking for|searching for|curious about|interested in|"
        "thinking about|trying to find|trying to remember|after) {np}"
    ),
    "(I forgot|I can't remember|I don't know|I never knew|I keep forgetting|nobody told me) {np}",
    (
        "(help me with|help me find|help me remember|remind me of|inform me about|talk about|"
        "describe|tell me about|I have a question about|my question is about|what about|"
        "how about|what do you know about) {np}"
    ),
    "(may I ask|can I ask|may I have|can I have|could I have|could I know|can I know) {np}?",
    (
        "(is it possible to|how can I|how do I|where can I|I am here to) (get|find|know|see|learn)"
        " {np}?"
    ),
    "{np}",
    "{np}?",
    "{np}[,] please",
    "{np} is [what]",
    "{np} is called [what]",
    "{np}, (what is it|do you know it|tell me|can you say it|what would that be|say it)",
    "(question|quiz|task|Q|problem|request|topic|wanted|needed|trivia)(:| -) {np}",
    "(answer|solution|result) (needed|wanted|required): {np}",
    (
        "{np} (is needed|is wanted|is what I need|is what I want|is my question|is missing here|"
        "would help me|would be nice|would be enough|is the question|should be given|must be found)"
    ),
    (
        "(it would help to|it would be nice to|it is good to|I'm dying to|I am eager"
        " to|I am trying to|"
        "I was told to|I was asked to|it is my turn to|nobody was able to|we were"
        " asked to) (know|find|"
        "say|learn|name|write|give|remember|work out|tell) {np}"
    ),
    (
        "(somebody|someone|my friend|a man|a child|the boss|she|he|everyone) (asked"
        " for|asked me about|"
        "wants to know|is asking about|wrote about|keeps asking about|needs|wants|talks about) {np}"
    ),
    (
        "(can anyone|could anybody|could someone|will someone|can somebody) (tell me"
        "|say|name|find|give"
        "|explain) {np}?"
    ),
    (
        "(the question is about|this is about|it is about|we talk about|let us look at"
        "|let's talk about|"
        "let us find|let's find|think of|think about|consider|have a look at|work on) {np}"
    ),
    (
        "(if you had to|if you want to|when you|if you can|if you are able to) (say"
        "|name|give|tell|find)"
        " {np}, what (would you say|is it|would it be|do you say)?"
    ),
    "what (comes to mind|do you answer|should I write|should I say|is correct|is right) for {np}?",
    (
        "(are you aware of|have you heard of|are you familiar with|are you sure"
        " about|do you recall) "
        "{np}?"
    ),
    "(fill in|complete|finish|add|insert|put here|enter|note down|copy out)(:|) {np}",
)

VERB_WRAPS = (
    "{vp}",
    "{vp}",
    "please {vp}",
    "{vp}[,] please",
    "(can|could|would|will) you [please] {vp}[ for (me|us)]?",
    (
        "(I want|I would like|I'd like|I need|I'm asking|I ask|we want|we need|I"
        " order|I beg) you to"
        " {vp}"
    ),
    (
        "(are you able|is it possible for you|do you know how|would you be able"
        "|would you be willing)"
        " to {vp}?"
    ),
    (
        "(show me how to|show me how you|help me [to]|help us|try to|please try to|go ahead and|"
        "you should|you must|you have to|it is time to|let's|let us|let me see you|watch me) {vp}"
    ),
    (
        "(your task is to|your job is to|the task is to|the goal is to|do me a favour and|"
        "be so kind and|why don't you|I wonder if you could|do you think you could|I"
        " hope you can) {vp}"
    ),
    (
        "(how do I|how do you|how can I|how would you|how should I|can I|I have to|I need to|"
        "I want to|we need to|she has to|he must|they want to) {vp}"
    ),
    "(task|exercise|instruction|command|request|job|challenge|order)(:| -) {vp}",
    "{vp} for (me|us|him|her|my son|my daughter|my friend|the class|a child|the kids)",
    "(first|next|then|today|this time) {vp}",
    (
        "(I was told to|I was asked to|we were asked to|it is my turn to|it would help"
        " me to|I'd love to"
        "|I am trying to|we are about to|my homework is to|someone has to|nobody"
        " wants to|I forgot how"
        " to|I never learned to|teach me to|teach me how to|remind me how to) {vp}"
    ),
    "(if you can|if you like|when you have time|if you want|if that is ok|since you can)[,] {vp}",
    "(what happens|what comes out|what is the answer) (when|if) (I|you|we) {vp}?",
    (
        "(it's your turn to|you may|you can|you are asked to|you are here to|be good"
        " and|be nice and|"
        "would you mind if I asked you to|may I ask you to|I trust you to|feel free to) {vp}"
    ),
    "(I bet|I know|I think|I am sure|I believe) you (can|could|are able to|know how to) {vp}",
)

QUESTION_WRAPS = (
    "{q}?",
    "{q}?",
    "{q}?",
    "{q}",
    (
        "(tell me|question|quick question|answer this|please answer|riddle|quiz|hey|so|say|listen|"
        "my question|one question|new question|easy question|last question|Q|here is a question|"
        "I have a question|can you answer this|do you know|please tell me|can you tell me|think)"
        "(,|:) {q}?"
    ),
    (
        "{q}(,| -) (please|do you know|any idea|tell me|can you tell me|can you say"
        "|what do you think|"
        "please tell me|if you know|who knows)"
    ),
    (
        "(I was asked|they asked me|we were asked|I have to answer|I must find out|I"
        " want to find out|"
        "can anybody say|can someone tell me|let me ask|let me ask you|I'd ask you|I ask myself|"
        "nobody knows|I do not know|remind me|guess|explain|it says|the task says|the book asks)"
        "(:|,| -) {q}?"
    ),
    (
        "(if you know|in your opinion|by the way|in short|in one word|in general"
        "|honestly|again|then|"
        "for once|to be sure|to begin with|in fact|as far as you know|seriously)[,] {q}?"
    ),
    (
        "(he|she|my friend|somebody|a boy|a girl|the teacher|someone|a student|the"
        " test) (asks|asked|"
        "wants to know|wonders|wondered)(:|,) {q}?"
    ),
)

# Sentences about nothing: the model learns to pass over what does not matter.
_SCENE = (
    "(the|our|my|a|this|that|his|her) (gardener|doctor|painter|driver|cook|artist|neighbour|"
    "captain|writer|builder|dancer|guest|worker|visitor|writer|hunter|tailor|clerk|player|leader) "
    "(cleaned|opened|carried|painted|built|dropped|kept|moved|visited|followed|watched|repaired|"
    "lost|showed|brought|noticed|covered|counted on|looked for|waited for) (the|our|a|this|that|"
    "every|another) (fence|engine|letter|bridge|basket|picture|kitchen|station|market|village|"
    "garage|office|library|island|tunnel|castle|corner|statue|blanket|ladder)"
)
_STUDY = (
    "(I am|I was|we are|we were|she is|they are|somebody is) (reading|learning|thinking|talking|"
    "writing|dreaming|wondering) (about|of) (science|nature|numbers|words|letters|school|language|"
    "the world|books|life|history|colours|time|travel|food|music|weather|sports|space|stories)"
    "[ today| all day| right now| yesterday| this week]"
)

BEFORE = (
    _SCENE + ". ",
    _STUDY + ". ",
    (
        "(hey|hi|hello|hi there|ok|okay|alright|right|well|good day|excuse me|sorry|pardon|listen|"
        "look|so|and|now then|next|also|then|great|dear friend|my friend|dear model|computer|sir|"
        "good evening|good morning|greetings)[,|!|.] "
    ),
    (
        "(I have|I've got|here is|there is|here comes|we have) (a|one|another|an"
        " easy|a small|a simple|"
        "a short|a new) (question|task|request|thing|job|problem|exercise|wish)(.|:| for you.|"
        " for you:) "
    ),
    (
        "(my|our|his|her|the) (teacher|son|daughter|mother|father|brother|sister|friend|boss|class|"
        "grandma|uncle|neighbour|pupil|kid|wife|husband) (is asking|asked me this|wants this|"
        "needs help|is learning|needs an answer|is curious|is bored|has a test|does not know).  "
    ),
    (
        "(I am|I'm|we are) (at school|at home|a bit lost|in class|doing homework|playing a quiz|"
        "writing a book|in a hurry|just curious|a beginner|a teacher|learning"
        " English|six years old|"
        "on a train|tired|preparing a test)(.|,| and) "
    ),
    (
        "(this is|it is|that is) (for|about) (school|a quiz|work|a game|a test|my book|fun|a bet|"
        "homework|my class|a project)(.|:) "
    ),
    "(for|during|in) (school|a quiz|work|a game|a test|my book|fun|homework|my class|class)(,|:) ",
)

AFTER = (
    ". " + _SCENE,
    ". " + _STUDY,
    (
        "[.|,] (thanks|thank you|thank you very much|many thanks|thanks a lot|thanks"
        " in advance|cheers)"
    ),
    (
        "[.|,] (if you can|if possible|if you know it|as fast as you can|as well as"
        " you can|right away|"
        "as a test|for a test|for school|for fun|today|one more time|once more|when you can)"
    ),
    (
        ". (I forgot|I forgot it|I do not know|it is for school|be quick|be brief|be"
        " short|go|start|"
        "keep it short|no long text|short answer|help me|I need it|it is important|I am waiting|"
        "that is all|take your time|do it well|nothing else|no explanation|answer me)"
    ),
)
