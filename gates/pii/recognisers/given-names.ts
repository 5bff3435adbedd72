/**
 * Given names that are common somewhere and no everyday English word. They decide where a cue alone is weak ("I'm Wendell" against "I'm
 * Tired"); a strong cue ("my name is ...") needs no list. Names that are words too (Grace, Will, Mark, Joy, Frank) are left out on purpose.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `aaron abdul abdullah abigail adam adrian agnes ahmed aidan aisha akira alan alana albert alejandra alejandro alex alexander alexandra alexis ali alice alicia alina alison
   allison alyssa amanda amber amelia amina amir amit amy ana anastasia andrea andreas andrei andrew andy angela anika anita anjali ann anna anne annie anthony antonio
   antoine arjun arthur arturo asha ashley audrey austin ava barbara beatrice beatriz becky ben benjamin bernadette bernard beth bethany betty beverly bianca bilal bjorn
   bob bobby bonnie boris brad bradley brandon brenda brendan brett brian brianna bridget brittany brooke bruce bruno bryan caitlin caleb calvin cameron camila
   camille carla carlos carmen carol carolina caroline carrie casey catherine cathy cecilia cedric chantal charles charlie charlotte chelsea cheryl chiara chloe chris
   christina christine christopher cindy claire clara clarence claudia clifford colleen connor constance corey courtney craig cristina cristian crystal curtis cynthia
   daisuke dana daniel daniela danielle danny darius darren darryl dave david deborah debra deepak denise dennis derek desmond diana diane diego dimitri dmitri dolores
   dominic donald donna doris dorothy douglas duncan dustin dwayne dylan ebony eddie edgar edith eduardo edward edwin eileen elaine eleanor elena eli elias elijah
   elisa elizabeth ella ellen elsa emily emma emmanuel enrique eric erica erik erika erin ernest esther ethan eugene eva evan evelyn farah fatima felicia felipe felix
   fernanda fernando fiona florence frances francesca francis francisco frederick gabriel gabriela gareth gary gavin geoffrey george georgia gerald gerard gina giovanni
   giulia gladys glenn gloria gordon greg gregory greta guillermo gustavo hannah hans harold harriet hassan heather hector heidi helen helena henrik henry herbert
   hiroshi howard hugo hussein ian ibrahim ignacio imani ingrid irene irina isaac isabel isabella isabelle ivan ivy jack jackie jacob jacqueline jake jamal james jamie jan
   jane janet janice jared jasmine jason javier jay jean jeff jeffrey jennifer jenny jeremiah jeremy jerome jerry jesse jessica jill jim jimmy joan joann joanna joanne joe
   joel johan john johnny jon jonas jonathan jordan jorge jose josé joseph josh joshua joyce juan juanita judith judy julia julian juliana julie juliet julio justin
   kaitlyn kamal kareem karen karina karl kate katherine kathleen kathryn kathy katie katrina kayla keiko keith kelly kelsey ken kendra kenji kenneth kevin khalid kim
   kimberly kristen kristin kristina kumar kurt kyle lakshmi lamar larissa larry latoya laura lauren laurence leah lena leon leonard leonardo leroy leslie leticia lewis
   liam lillian linda lindsay lindsey lisa lloyd logan lois lorenzo loretta lorraine louis louise lucas lucia luigi luis luke lydia lynn mackenzie madeline madison
   malcolm malik marcel marcia marco marcos marcus margaret maria mariam mariana marianne marie marina mario marion marissa marjorie marlene marsha martha martin
   marvin mary mateo mathew matthew maureen maurice maxine megan mehmet mei melanie melinda melissa melvin mercedes meredith miguel mikhail michael michaela michele
   michelle miguel mike mildred miranda miriam mitchell mohamed mohammad mohammed monica monique morgan moses muhammad nadia nadine nancy naomi natalia natalie natasha
   nathan nathaniel neha neil nelson nguyen nicholas nick nicolas nicole nigel nikhil nikita nina noah noel nora norma norman olga oliver olivia omar oscar osman
   otto pablo pamela paola patricia patrick paul paula pauline pedro peggy peter phillip philip phoebe phyllis pierre priya priyanka rachel rafael raj rajesh
   ralph ramon randall raquel rashid raul ravi raymond rebecca regina renee ricardo richard rita robert roberta roberto rodney rodrigo roger roland romina
   ron ronald rosa rosemary ross roxanne roy ruben russell ruth ryan sabrina sadie salma salvador samantha samir samuel sandra sandeep sanjay santiago sara sarah
   sasha scott sean sebastian sergei sergio seth shannon sharon shaun shauna sheila shelby shelly sherry shirley simon simone sofia sonia sophia sophie stacey stacy
   stanley stefan stella stephanie stephen steve steven stuart sunita susan susanna suzanne svetlana sven sylvia tabitha takashi tamara tanya tara tariq tatiana
   ted teresa terrence theresa thomas tiffany tim timothy tina todd tom tommy toni tony tracey tracy travis trevor tyler tyrone uma valentina valerie vanessa vera
   vernon veronica victor victoria vijay vincent virginia vivian vladimir walter wanda warren wayne wendy wesley william winston xavier xiomara yasmin yolanda yosef
   marta nikita lars ingmar soren anders bjorn astrid sigrid freya maja zofia agnieszka piotr pawel tomasz tomas jiri marek zuzana ilona laszlo zoltan istvan milos dragan goran zoran ivana jelena milica nikola stefania elif ayse emre murat selin leila layla yasmine karim nasser tarek youssef mustafa amal salim anwar chidi ngozi emeka kwame kofi amara abena thabo sipho lerato wei ling mei-ling xiao jun hiro haruto sakura naoko kenta minh linh thuy hoang jisoo minjun seoyeon arturo
   yuki yuko yusuf yvette yvonne zachary zainab zoe`.split(/\s+/),
)

export const isGivenName = (word: string): boolean => GIVEN_NAMES.has(word.toLowerCase())
