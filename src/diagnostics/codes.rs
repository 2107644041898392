//! The one table of codes: what each is called and how bad it is.

use super::Severity::{self, Error, Warning};

macro_rules! codes {
    ($($variant:ident $id:literal $severity:ident $title:literal)*) => {
        /// A kind of problem. Its id never changes meaning between releases.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)*];

            /// The stable id, as in `GW012`.
            pub fn id(self) -> &'static str {
                match self { $(Code::$variant => $id,)* }
            }

            /// What the code stands for, in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => $severity,)* }
            }

            /// What it does, why it is bad and an example, as Markdown. A code without its text does not compile.
            pub fn explanation(self) -> &'static str {
                match self { $(Code::$variant => include_str!(concat!("../../assets/codes/", $id, ".md")),)* }
            }

            /// The code with this id, whatever its case.
            pub fn from_id(id: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
            }
        }
    };
}

codes! {
    Unreadable          "GW001" Error   "the file cannot be read"
    NotText             "GW002" Error   "the file is not UTF-8 text"
    TooLarge            "GW003" Error   "the file is too large"
    Syntax              "GW010" Error   "the brackets, quotes or commas do not fit"
    DuplicateKey        "GW011" Error   "the same key twice"
    UnknownKey          "GW012" Error   "a key that does not exist"
    MissingKey          "GW013" Error   "a key that must be there is missing"
    WrongValue          "GW014" Error   "a value of the wrong kind"
    FutureFormat        "GW015" Error   "a format this version cannot read"
    BadId               "GW016" Error   "an id with characters that ids cannot have"
    OutOfRange          "GW017" Error   "a number outside its range"
    EmptyText           "GW018" Error   "a text that is empty"
    UnknownPlace        "GW020" Error   "a goto that leads nowhere"
    UnknownBehaviour    "GW021" Error   "a behaviour the rubric does not have"
    UndeclaredFact      "GW022" Error   "a fact that is not declared"
    UndeclaredPromise   "GW023" Error   "a promise that is not declared"
    UndeclaredFlag      "GW024" Error   "a flag that is not declared"
    UndeclaredAuthority "GW025" Error   "an authority that is not declared"
    UndeclaredOwed      "GW026" Error   "something owed that is not declared"
    UndeclaredChance    "GW027" Error   "a chance that is not declared"
    UnknownReply        "GW028" Error   "a reply that does not exist"
    UnreachedMoment     "GW029" Error   "a moment that no node or ending reaches"
    NoReplies           "GW030" Error   "a node without replies"
    NoNodes             "GW031" Error   "a scenario without nodes or endings"
    AmbiguousId         "GW032" Error   "one id for two things"
    LoweredMark         "GW033" Error   "a mark below the rubric's"
    ChanceWithoutReason "GW034" Error   "a chance without the fact that tells the agent of it"
    NoOwner             "GW035" Error   "a promise delegated to nobody"
    WrongUnit           "GW036" Error   "an amount in another unit than its limit"
    UndeclaredCondition "GW037" Warning "a condition that the promise does not declare"
    UnknownApprover     "GW038" Warning "an approver that the authority does not name"
    UnknownTemperament  "GW039" Error   "a temperament the rubric does not have"
    ReferenceUnplayable "GW040" Error   "a reference path that cannot be played"
    ReferenceFails      "GW041" Error   "a reference path that does not pass"
    NotMeasured         "GW042" Warning "a dimension that is never at stake"
    TooManyRows         "GW050" Error   "a behaviour that stands for more than two rows"
    NoWeight            "GW051" Error   "a rubric in which nothing counts"
    LostAlias           "GW052" Error   "an alias that leads nowhere"
    AliasInUse          "GW053" Error   "an alias for an id that is still there"
    AliasCircle         "GW054" Error   "aliases that lead in a circle"
    ReleasedIdGone      "GW055" Warning "a released id that is gone without an alias"
    BrokenRelease       "GW056" Warning "a released file that cannot be used"
    LongReply           "GW060" Warning "a reply that is long to hear"
    LongTurn            "GW061" Warning "a customer's turn that is long to hear"
    UndeclaredTime      "GW062" Warning "a time that no claim declares"
    UndeclaredSum       "GW063" Warning "an amount that no claim declares"
    UndeclaredVow       "GW064" Warning "a vow that no claim declares"
    NoCaption           "GW065" Warning "time that passes and nobody is told"
    NoBetterWording     "GW066" Warning "a weak reply without a better wording"
    ThinCoaching        "GW067" Warning "coaching that names nothing"
    SameText            "GW068" Warning "the same words twice"
    Placeholder         "GW069" Warning "words left over from a draft"
    Spacing             "GW070" Warning "spaces where none belong"
    OpenQuotation       "GW071" Warning "a quotation that is not closed"
    UnusedFact          "GW072" Warning "a fact that nothing uses"
    UnusedOwed          "GW073" Warning "something owed that nothing uses"
    UnusedAuthority     "GW074" Warning "an authority that nothing uses"
    UnusedPromise       "GW075" Warning "a promise that nothing uses"
    UnusedChance        "GW076" Warning "a chance that nothing asks for"
    UnaskedFlag         "GW077" Warning "a flag that nothing asks for"
    UnsetFlag           "GW078" Warning "a flag that no reply sets"
    UnshownBehaviour    "GW079" Warning "a condition on a behaviour that no reply shows"
    UnmadePromise       "GW080" Warning "something about a promise that no reply makes"
    RepeatedName        "GW081" Warning "the same name twice in one list"
    ContradictingClaims "GW082" Warning "claims of one reply that contradict each other"
    DetourCircle        "GW083" Warning "detours that lead in a circle"
    IdleSettles         "GW084" Warning "a promise that is settled before"
    NoGoodReply         "GW085" Warning "a turn at which no reply is good"
    NoGoalsOrLessons    "GW086" Warning "goals or lessons that are missing"
    ReplyCount          "GW087" Warning "a turn with too few or too many replies"
    UnknownLanguage     "GW088" Warning "a language that nobody knows"
    NoLexicon           "GW089" Warning "a language without a list of words"
    UnreachedNode       "GW090" Warning "a node that no play comes to"
    UnreachedEnding     "GW091" Warning "an ending that no play comes to"
    NeverHolds          "GW092" Warning "a condition that never holds"
    AlwaysHolds         "GW093" Warning "a condition that always holds"
    DeadEnd             "GW094" Error   "a turn at which a play finds no reply"
    Trap                "GW095" Error   "turns that a play cannot get away from"
    LeftOpen            "GW096" Warning "a promise of which an ending says nothing"
    DueTooEarly         "GW097" Warning "a promise that is due before it can be kept"
    TooLateToTell       "GW098" Warning "a duty to tell that nobody can do in time"
    IdleDuty            "GW099" Warning "a duty to tell that never comes up"
    NoHonestReply       "GW100" Warning "a turn at which no reply is honest"
    NoHonestWay         "GW101" Warning "a scenario that nobody honest can pass"
    ExpertFails         "GW102" Warning "a scenario that the best plan may fail"
    BetterThanReference "GW103" Warning "a reference path that is not the best"
    TiedReplies         "GW104" Warning "two replies between which nothing is chosen"
    NothingToWeigh      "GW105" Warning "turns at which nobody has to weigh anything"
    GivenAway           "GW106" Warning "good replies that can be told by their length or place"
    NoTemptation        "GW107" Warning "dishonesty that tempts nobody"
    PassesBlindly       "GW108" Warning "a scenario that is passed without thinking"
    NarrowScore         "GW109" Warning "a score that cannot be low or cannot be high"
    PlayUnplayable      "GW110" Error   "a golden play that cannot be played"
    PlayDiffers         "GW111" Error   "a golden play that comes out otherwise"
    PlayProvesNothing   "GW112" Error   "a golden play of which nothing must come"
    PlayNamesUnknown    "GW113" Error   "a golden play that names what is not there"
    NoScenarioToPlay    "GW114" Error   "golden plays without a scenario to play"
    NoPlays             "GW115" Warning "a file of golden plays without any"
}
